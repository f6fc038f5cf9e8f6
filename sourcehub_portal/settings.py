"""Django's settings, all out of the environment (see .env.example)."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from sourcehub_portal import logs
from sourcehub_portal.database import database
from sourcehub_portal.environment import env, home_state, hosts, secret, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = secret_key(debug=DEBUG)
# `make run` serves plain http on loopback, where a browser would drop Secure cookies.
PLAIN_HTTP = env.bool("PLAIN_HTTP", DEBUG)
ALLOWED_HOSTS = [
    *env.list("ALLOWED_HOSTS", []),
    *(["localhost", "127.0.0.1", "[::1]"] if PLAIN_HTTP else []),
]
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

SOURCEHUB_API_URL = env.str("SOURCEHUB_API_URL", "")
SOURCEHUB_API_KEY = secret("SOURCEHUB_API_KEY")
PORTAL_HOME_STATE = home_state("PORTAL_HOME_STATE")
PORTAL_AVATAR_HOSTS = hosts("PORTAL_AVATAR_HOSTS")

INSTALLED_APPS = [
    "sourcehub_portal",
    "sourcehub_portal.gateway",
    "accounts",
    "customers",
    "orders",
    "overview",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First: a probe asks by address, whatever hosts are allowed, and needs no session.
    "sourcehub_portal.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "sourcehub_portal.policy.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages shrink to a sixth. Random lengths keep what is secret in them from being
    # guessed by size (BREACH), as far as Django can.
    "sourcehub_portal.packing.PackingMiddleware",
    "sourcehub_portal.privacy.PrivacyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "sourcehub_portal.urls"
WSGI_APPLICATION = "sourcehub_portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "overview.status.shell.shell",
            ],
            "builtins": [
                "sourcehub_portal.templatetags.pager",
                "sourcehub_portal.templatetags.portal",
                "sourcehub_portal.templatetags.quick",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja2",
        "DIRS": [BASE_DIR / "quick"],
        "OPTIONS": {
            "environment": "sourcehub_portal.jinja.environment",
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "overview.status.shell.shell",
            ],
        },
    },
]

# Data ------------------------------------------------------------------------

DATABASES = {
    "default": database(
        env.str("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'portal.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
        }
    )
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People ----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "first-page"
ACCOUNT_ADAPTER = "accounts.adapter.ClosedSignUpAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
# A whole office signs in from one address on Monday morning. Guessing is held back by
# allauth's limits on failed tries, which stay as they are.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip"}

# Language and time -----------------------------------------------------------

LANGUAGE_CODE = "en-in"
TIME_ZONE = "Asia/Kolkata"
# One language: what Django and allauth say is in English as it stands. To ask at every
# value which language it is to be in takes a twentieth of a page's time.
USE_I18N = False
USE_TZ = True

# Files -----------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# Headers ---------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *(f"https://{host}" for host in PORTAL_AVATAR_HOSTS)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 3600
# The other hosts of its domain are the company's: they are bound to https only where
# it says so. W005 and W021 would ask it of every tool and are silenced for that.
HSTS_WHOLE_DOMAIN = env.bool("HSTS_WHOLE_DOMAIN", False)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = (
    HSTS_WHOLE_DOMAIN and not PLAIN_HTTP
)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

LOGGING = logs.LOGGING
