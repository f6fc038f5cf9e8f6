"""The gate over its database row, as one process meets it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.health import health
from sourcehub_portal.gateway.limits import LOOKUP, Limits
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import mark
from tests.gateway.asking import URL, listing

CUSTOMERS = f"{URL}/customers"
EMPTY = listing("customers", [])


def ask(limits: Limits = LOOKUP, *, insist: bool = False) -> int:
    return connect(limits=limits, insist=insist).customers(count=1, skip=0).received


def failure(limits: Limits = LOOKUP) -> UpstreamError:
    with pytest.raises(UpstreamError) as caught:
        ask(limits)
    return caught.value


def row() -> Upstream:
    return health().row


def known(url: str = URL, **fields: Any) -> None:
    """What the processes have found so far."""
    Upstream.objects.update_or_create(source=mark(url), defaults=fields)


def opened(url: str = URL, *, seconds: float = 60, **fields: Any) -> None:
    until = timezone.now() + timedelta(seconds=seconds)
    known(url, failures=5, open_until=until, open_seconds=15, **fields)
