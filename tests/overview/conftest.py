import pytest
from pytest_django import Settings

KEY = "a-key-that-no-page-shows"


@pytest.fixture
def sourcehub(settings: Settings) -> None:
    """A SourceHub in the settings, which nobody asks here."""
    settings.SOURCEHUB_API_URL = "https://sourcehub.test/api"
    settings.SOURCEHUB_API_KEY = KEY
