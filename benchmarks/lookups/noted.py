"""Settings of the same floor, with the note that is written of every look at orders: to
show them without is not for the portal to do."""

from benchmarks.lookups.signed import *  # noqa: F403 - Django's way of extending

ROOT_URLCONF = "benchmarks.lookups.noting"
