"""Settings of the same floor as a page of the portal: behind all that answers for every
page of it (security, sessions, sign-in, packing), noted, and packed as ours is."""

from benchmarks.lookups import bare
from sourcehub_portal.settings import *  # noqa: F403 - Django's way of extending

ROOT_URLCONF = "benchmarks.lookups.noting"
TEMPLATES = bare.TEMPLATES
