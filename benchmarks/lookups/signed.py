"""Settings of the same floor for somebody who is signed in: who that is and what they
may is found out as the portal does it. Nobody else is shown people's data."""

from benchmarks.lookups import bare
from sourcehub_portal.settings import *  # noqa: F403 - Django's way of extending

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # allauth does not start without
]
ROOT_URLCONF = "benchmarks.lookups.guarded"
TEMPLATES = bare.TEMPLATES
