"""Settings of the look-ups' floor: a database and a template, nothing on the way."""

from pathlib import Path

from benchmarks.pages.peers.bare import *  # noqa: F403 - Django's way of extending
from benchmarks.pages.peers.bare import TEMPLATES

ROOT_URLCONF = "benchmarks.lookups.floor"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
