"""Settings of the processes that a test starts: those of the tests, with a SourceHub
out of the environment."""

from sourcehub_portal.environment import env, secret
from tests.settings import *  # noqa: F403 - Django's way of extending

SOURCEHUB_API_URL = env.str("SOURCEHUB_API_URL", "")
SOURCEHUB_API_KEY = secret("SOURCEHUB_API_KEY")
