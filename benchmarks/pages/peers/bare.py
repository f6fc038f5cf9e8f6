"""Settings of the floor: a database and a template, and nothing on the way."""

from benchmarks.pages.peers.stock import *  # noqa: F403 - Django's way of extending
from benchmarks.pages.peers.stock import DATABASES, TEMPLATES

MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.pages.peers.floor"
TEMPLATES[0]["OPTIONS"] = {}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
