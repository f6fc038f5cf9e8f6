from collections.abc import Iterator
from pathlib import Path

import pytest
import responses
from pytest_django import Settings

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.limits import Limits

from .asking import KEY, URL

QUICK = Limits(connect=0.5, read=0.5, total=3.0, attempts=3, pause=0.01)
_SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture
def customers_sample() -> bytes:
    """The documented answer of GET /customers."""
    return (_SAMPLES / "customers.json").read_bytes()


@pytest.fixture
def orders_sample() -> bytes:
    """The documented answer of GET /orders."""
    return (_SAMPLES / "orders.json").read_bytes()


@pytest.fixture
def auth_error_sample() -> bytes:
    """The documented answer to a wrong key."""
    return (_SAMPLES / "error-401.json").read_bytes()


@pytest.fixture
def sourcehub() -> SourceHub:
    """A client that does not wait long, of a SourceHub that `upstream` answers for."""
    return SourceHub(Endpoint(url=URL, key=KEY), limits=QUICK)


@pytest.fixture
def upstream() -> Iterator[responses.RequestsMock]:
    """What SourceHub answers."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


@pytest.fixture
def configured(settings: Settings, db: None) -> None:
    """The portal's settings name the SourceHub that `upstream` answers for."""
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, KEY
