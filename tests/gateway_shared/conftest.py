import json
from collections.abc import Iterator

import pytest
import responses
from pytest_django import Settings

from tests.gateway.asking import KEY, URL


@pytest.fixture
def upstream(settings: Settings) -> Iterator[responses.RequestsMock]:
    """What the configured SourceHub answers."""
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, KEY
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


@pytest.fixture
def auth_error() -> str:
    said = f"The key {KEY} of 6396281335 is wrong."
    return json.dumps({"error": {"description": said}})
