import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _somewhere(settings: Settings) -> None:
    """A SourceHub that the customers are of; nobody asks it anything."""
    settings.SOURCEHUB_API_URL = "http://sourcehub.test/api"
