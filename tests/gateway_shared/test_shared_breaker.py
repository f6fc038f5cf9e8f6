"""The breaker that all processes share, within one of them."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import responses
from django.utils import timezone
from pytest_django import Settings

from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import (
    BreakerOpen,
    DeadlineExceeded,
    ServerFailed,
)
from sourcehub_portal.gateway.health import Breaker, health
from sourcehub_portal.gateway.limits import BACKGROUND, LOOKUP
from tests.gateway.asking import KEY
from tests.gateway.wire import serving, silent
from tests.gateway_shared.gate import CUSTOMERS, EMPTY, ask, failure, known, opened, row

pytestmark = pytest.mark.django_db


def test_after_503_for_ever_the_sixth_look_up_asks_nobody_and_is_quick(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, status=503)
    for _ in range(5):
        assert isinstance(failure(), ServerFailed)
    asked = len(upstream.calls)
    began = time.monotonic()
    error = failure()
    assert time.monotonic() - began < 0.2
    assert isinstance(error, BreakerOpen)
    assert (error.attempts, len(upstream.calls)) == (0, asked)
    assert "SourceHub has a fault of its own." in error.message
    assert "It is asked again in 15 seconds." in error.message
    assert health().breaker is Breaker.OPEN


def test_attempts_of_one_question_count_once(upstream: responses.RequestsMock) -> None:
    upstream.get(CUSTOMERS, status=503)
    assert failure().attempts == 2
    assert (row().failures, row().failure_kind) == (1, "server_failed")


def test_an_answer_in_between_begins_the_count_anew(
    upstream: responses.RequestsMock,
) -> None:
    known(failures=4)
    upstream.get(CUSTOMERS, status=400)
    failure()
    assert row().failures == 0


def test_a_retry_is_not_sent_once_the_breaker_is_open(
    upstream: responses.RequestsMock,
) -> None:
    def fail(_: Any) -> tuple[int, dict[str, str], str]:
        opened(failure_message="Another process found it so.")
        return 503, {}, ""

    upstream.add_callback("GET", CUSTOMERS, fail)
    error = failure()
    assert isinstance(error, BreakerOpen)
    assert (error.attempts, len(upstream.calls)) == (1, 1)


def test_the_probe_is_a_single_attempt_and_doubles_the_time(
    upstream: responses.RequestsMock,
) -> None:
    opened(seconds=-1)
    upstream.get(CUSTOMERS, status=503)
    assert isinstance(failure(BACKGROUND), ServerFailed)
    assert len(upstream.calls) == 1
    assert (row().open_seconds, row().probing_until) == (30, None)
    assert isinstance(failure(BACKGROUND), BreakerOpen)
    assert len(upstream.calls) == 1


def test_a_probe_that_succeeds_closes_the_breaker(
    upstream: responses.RequestsMock,
) -> None:
    opened(seconds=-1)
    upstream.get(CUSTOMERS, body=EMPTY)
    assert ask() == 0
    assert (health().breaker, row().failures) == (Breaker.CLOSED, 0)


def test_while_another_probes_nobody_asks(upstream: responses.RequestsMock) -> None:
    opened(seconds=-1, probing_until=timezone.now() + timedelta(seconds=5))
    error = failure()
    assert "is being tried just now" in error.message
    assert len(upstream.calls) == 0


def test_a_prober_that_was_killed_blocks_nobody_for_longer_than_its_turn(
    upstream: responses.RequestsMock,
) -> None:
    opened(seconds=-20, probing_until=timezone.now() - timedelta(seconds=1))
    upstream.get(CUSTOMERS, body=EMPTY)
    assert ask() == 0


def test_of_two_that_find_the_time_over_one_probes(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(seconds=-1)
    both_read = connect(limits=LOOKUP)

    def answer(_: Any) -> tuple[int, dict[str, str], str]:
        # The other one read the row before this probe took its turn.
        with monkeypatch.context() as patched:
            patched.setattr(
                "sourcehub_portal.gateway.shared_row.SharedRow.read", lambda _: stale
            )
            assert isinstance(failure(), BreakerOpen)
        return 200, {}, EMPTY.decode()

    stale = row()
    upstream.add_callback("GET", CUSTOMERS, answer)
    assert both_read.customers(count=1, skip=0).received == 0
    assert len(upstream.calls) == 1


@pytest.mark.parametrize(("given", "counted"), [(0.3, 0), (1.2, 1)])
def test_a_question_that_had_hardly_any_time_is_not_counted(
    settings: Settings, given: float, counted: int
) -> None:
    with serving(silent) as wire:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = wire.url, KEY
        error = failure(replace(LOOKUP, total=given))
        assert isinstance(error, DeadlineExceeded)
        assert (wire.accepted, health().row.failures) == (1, counted)


def test_a_prober_that_had_hardly_any_time_leaves_its_turn_to_the_next(
    settings: Settings,
) -> None:
    with serving(silent) as wire:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = wire.url, KEY
        opened(seconds=-1, url=wire.url)
        failure(replace(LOOKUP, total=0.3))
        assert (row().open_seconds, row().probing_until) == (15, None)
