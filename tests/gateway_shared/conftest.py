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
