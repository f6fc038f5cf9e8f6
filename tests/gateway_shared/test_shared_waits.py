"""How long SourceHub asked everybody to wait."""

import time
from datetime import timedelta

import pytest
import responses
from django.utils import timezone

from sourcehub_portal.gateway.errors import RateLimited
from sourcehub_portal.gateway.health import health
from tests.gateway_shared.gate import CUSTOMERS, EMPTY, ask, failure, known, row

pytestmark = pytest.mark.django_db


def test_a_short_wait_is_kept_by_who_comes_later(
    upstream: responses.RequestsMock,
) -> None:
    known(wait_until=timezone.now() + timedelta(seconds=1))
    upstream.get(CUSTOMERS, body=EMPTY)
    began = time.monotonic()
    assert ask() == 0
    assert time.monotonic() - began >= 0.9


def test_a_long_wait_is_refused_at_once_in_words(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, status=429, headers={"Retry-After": "999999"})
    assert isinstance(failure(), RateLimited)
    began = time.monotonic()
    error = failure()
    assert time.monotonic() - began < 0.2
    assert isinstance(error, RateLimited)
    assert "It is asked again in 1 hour." in error.message
    assert (error.attempts, error.retry_after, len(upstream.calls)) == (0, 3600, 1)
    assert health().asked_to_wait


@pytest.mark.parametrize("text", ["abc", "-5", "1.5"])
def test_a_wait_that_is_garbage_holds_nobody_up(
    upstream: responses.RequestsMock, text: str
) -> None:
    upstream.get(CUSTOMERS, status=429, headers={"Retry-After": text})
    upstream.get(CUSTOMERS, body=EMPTY)
    assert ask() == 0
    assert row().wait_until is None
