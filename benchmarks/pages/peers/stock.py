"""Settings of a Django site as `startproject` makes it, over the portal's database."""

from typing import Any

from sourcehub_portal.settings import *  # noqa: F403 - Django's way of extending
from sourcehub_portal.settings import INSTALLED_APPS, STORAGES

_NOT_STOCK = ("allauth", "csp", "django_htmx", "django_tasks", "overview")
# The portal's own admin needs what is left out.
_OTHERWISE = {"django.contrib.admin": "django.contrib.admin.apps.SimpleAdminConfig"}
INSTALLED_APPS = [
    *(
        _OTHERWISE.get(each, each)
        for each in INSTALLED_APPS
        if not each.startswith(_NOT_STOCK)
    ),
    "benchmarks.pages.peers",
    "django_filters",
    "django_tables2",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "benchmarks.pages.peers.urls"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
TEMPLATES: list[dict[str, Any]] = [  # type: ignore[no-redef]
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
