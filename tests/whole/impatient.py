"""Settings of processes that do not wait long for SourceHub and log all there is."""

from dataclasses import replace

from sourcehub_portal.gateway import limits
from tests.whole.settings import *  # noqa: F403 - Django's way of extending
from tests.whole.settings import LOGGING

# Before any other module takes them from there.
limits.LOOKUP = replace(limits.LOOKUP, connect=0.3, read=0.4, total=0.8)
limits.BACKGROUND = replace(limits.BACKGROUND, connect=0.3, read=0.4, total=0.8)

LOGGING = LOGGING | {"root": LOGGING["root"] | {"level": "DEBUG"}, "loggers": {}}
