"""Settings of the tests: those of the portal, with what a test run needs instead."""

import os

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("PLAIN_HTTP", "1")

from sourcehub_portal.settings import *  # noqa: F403 - Django's way of extending
from sourcehub_portal.settings import STATIC_ROOT, STORAGES

ALLOWED_HOSTS = ["*"]
SOURCEHUB_API_URL = ""
SOURCEHUB_API_KEY = ""
# A strong hash would take most of the run's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# WhiteNoise warns at every request where there is no such folder.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
