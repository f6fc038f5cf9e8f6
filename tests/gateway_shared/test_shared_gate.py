"""The gate over its database row, within one process."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import responses
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from structlog.testing import capture_logs

from sourcehub_portal.gateway import shared_row
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import (
    AuthRejected,
    BreakerOpen,
    DeadlineExceeded,
    NotJson,
    RateLimited,
    ServerFailed,
    UpstreamError,
)
from sourcehub_portal.gateway.health import Breaker, health
from sourcehub_portal.gateway.limits import BACKGROUND, LOOKUP, Limits
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import mark
from tests.gateway.asking import KEY, URL, listing
from tests.gateway.wire import serving, silent

pytestmark = pytest.mark.django_db

CUSTOMERS = f"{URL}/customers"
EMPTY = listing("customers", [])


def _ask(limits: Limits = LOOKUP, *, insist: bool = False) -> int:
    return connect(limits=limits, insist=insist).customers(count=1, skip=0).received


def _failure(limits: Limits = LOOKUP) -> UpstreamError:
    with pytest.raises(UpstreamError) as caught:
        _ask(limits)
    return caught.value


def _row() -> Upstream:
    return health().row


def _known(url: str = URL, **fields: Any) -> None:
    """What the processes have found so far."""
    Upstream.objects.update_or_create(source=mark(url), defaults=fields)


def _open(url: str = URL, *, seconds: float = 60, **fields: Any) -> None:
    until = timezone.now() + timedelta(seconds=seconds)
    _known(url, failures=5, open_until=until, open_seconds=15, **fields)


def test_after_503_for_ever_the_sixth_look_up_asks_nobody_and_is_quick(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, status=503)
    for _ in range(5):
        assert isinstance(_failure(), ServerFailed)
    asked = len(upstream.calls)
    began = time.monotonic()
    error = _failure()
    assert time.monotonic() - began < 0.2
    assert isinstance(error, BreakerOpen)
    assert (error.attempts, len(upstream.calls)) == (0, asked)
    assert "SourceHub has a fault of its own." in error.message
    assert "It is asked again in 15 seconds." in error.message
    assert health().breaker is Breaker.OPEN


def test_attempts_of_one_question_count_once(upstream: responses.RequestsMock) -> None:
    upstream.get(CUSTOMERS, status=503)
    assert _failure().attempts == 2
    assert (_row().failures, _row().failure_kind) == (1, "server_failed")


def test_an_answer_in_between_begins_the_count_anew(
    upstream: responses.RequestsMock,
) -> None:
    _known(failures=4)
    upstream.get(CUSTOMERS, status=400)
    _failure()
    assert _row().failures == 0


def test_a_retry_is_not_sent_once_the_breaker_is_open(
    upstream: responses.RequestsMock,
) -> None:
    def fail(_: Any) -> tuple[int, dict[str, str], str]:
        _open(failure_message="Another process found it so.")
        return 503, {}, ""

    upstream.add_callback("GET", CUSTOMERS, fail)
    error = _failure()
    assert isinstance(error, BreakerOpen)
    assert (error.attempts, len(upstream.calls)) == (1, 1)


def test_the_probe_is_a_single_attempt_and_doubles_the_time(
    upstream: responses.RequestsMock,
) -> None:
    _open(seconds=-1)
    upstream.get(CUSTOMERS, status=503)
    assert isinstance(_failure(BACKGROUND), ServerFailed)
    assert len(upstream.calls) == 1
    assert (_row().open_seconds, _row().probing_until) == (30, None)
    assert isinstance(_failure(BACKGROUND), BreakerOpen)
    assert len(upstream.calls) == 1


def test_a_probe_that_succeeds_closes_the_breaker(
    upstream: responses.RequestsMock,
) -> None:
    _open(seconds=-1)
    upstream.get(CUSTOMERS, body=EMPTY)
    assert _ask() == 0
    assert (health().breaker, _row().failures) == (Breaker.CLOSED, 0)


def test_while_another_probes_nobody_asks(upstream: responses.RequestsMock) -> None:
    _open(seconds=-1, probing_until=timezone.now() + timedelta(seconds=5))
    error = _failure()
    assert "is being tried just now" in error.message
    assert len(upstream.calls) == 0


def test_a_prober_that_was_killed_blocks_nobody_for_longer_than_its_turn(
    upstream: responses.RequestsMock,
) -> None:
    _open(seconds=-20, probing_until=timezone.now() - timedelta(seconds=1))
    upstream.get(CUSTOMERS, body=EMPTY)
    assert _ask() == 0


def test_of_two_that_find_the_time_over_one_probes(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(seconds=-1)
    both_read = connect(limits=LOOKUP)

    def answer(_: Any) -> tuple[int, dict[str, str], str]:
        # The other one read the row before this probe took its turn.
        with monkeypatch.context() as patched:
            patched.setattr(
                "sourcehub_portal.gateway.shared_row.SharedRow.read", lambda _: stale
            )
            assert isinstance(_failure(), BreakerOpen)
        return 200, {}, EMPTY.decode()

    stale = _row()
    upstream.add_callback("GET", CUSTOMERS, answer)
    assert both_read.customers(count=1, skip=0).received == 0
    assert len(upstream.calls) == 1


@pytest.mark.parametrize(("given", "counted"), [(0.3, 0), (1.2, 1)])
def test_a_question_that_had_hardly_any_time_is_not_counted(
    settings: Settings, given: float, counted: int
) -> None:
    with serving(silent) as wire:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = wire.url, KEY
        error = _failure(replace(LOOKUP, total=given))
        assert isinstance(error, DeadlineExceeded)
        assert (wire.accepted, health().row.failures) == (1, counted)


def test_a_prober_that_had_hardly_any_time_leaves_its_turn_to_the_next(
    settings: Settings,
) -> None:
    with serving(silent) as wire:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = wire.url, KEY
        _open(seconds=-1, url=wire.url)
        _failure(replace(LOOKUP, total=0.3))
        assert (_row().open_seconds, _row().probing_until) == (15, None)


def test_a_short_wait_is_kept_by_who_comes_later(
    upstream: responses.RequestsMock,
) -> None:
    _known(wait_until=timezone.now() + timedelta(seconds=1))
    upstream.get(CUSTOMERS, body=EMPTY)
    began = time.monotonic()
    assert _ask() == 0
    assert time.monotonic() - began >= 0.9


def test_a_long_wait_is_refused_at_once_in_words(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, status=429, headers={"Retry-After": "999999"})
    assert isinstance(_failure(), RateLimited)
    began = time.monotonic()
    error = _failure()
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
    assert _ask() == 0
    assert _row().wait_until is None


def test_a_refused_key_stops_background_work_and_not_the_look_ups(
    upstream: responses.RequestsMock, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    noticed = _failure()
    assert "SourceHub says: “The key [key] of …35 is wrong.”" in noticed.message
    assert (health().key_rejected, health().may_work) == (True, False)
    asked = len(upstream.calls)
    refused = _failure(BACKGROUND)
    assert isinstance(refused, AuthRejected)
    assert (refused.message, refused.attempts) == (noticed.message, 0)
    assert len(upstream.calls) == asked
    assert _failure(LOOKUP).attempts == 1
    assert len(upstream.calls) == asked + 1


@pytest.fixture
def auth_error() -> str:
    said = f"The key {KEY} of 6396281335 is wrong."
    return json.dumps({"error": {"description": said}})


def test_a_new_key_may_work_at_once(
    upstream: responses.RequestsMock, settings: Settings, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    _failure(BACKGROUND)
    settings.SOURCEHUB_API_KEY = "a-new-key"
    upstream.replace("GET", CUSTOMERS, body=EMPTY)
    assert health().may_work
    assert _ask(BACKGROUND) == 0


def test_a_success_of_a_look_up_lets_the_background_work_again(
    upstream: responses.RequestsMock, auth_error: str
) -> None:
    upstream.get(CUSTOMERS, status=401, body=auth_error)
    _failure()
    upstream.replace("GET", CUSTOMERS, body=EMPTY)
    assert _ask(LOOKUP) == 0
    assert health().may_work
    assert _ask(BACKGROUND) == 0


def test_check_sourcehub_asks_all_the_same_and_its_success_clears_everything(
    upstream: responses.RequestsMock,
) -> None:
    _open(
        rejected_key=mark(KEY),
        rejected_message="No.",
        wait_until=timezone.now() + timedelta(hours=1),
    )
    upstream.get(CUSTOMERS, body=EMPTY)
    call_command("check_sourcehub")
    assert health().may_work
    assert (health().breaker, _row().rejected_message) == (Breaker.CLOSED, "")


def test_check_sourcehub_does_not_extend_the_time(
    upstream: responses.RequestsMock,
) -> None:
    _open()
    upstream.get(CUSTOMERS, status=503)
    before = _row().open_until
    with pytest.raises(SystemExit):
        call_command("check_sourcehub")
    assert (_row().open_until, _row().open_seconds) == (before, 15)


def test_a_plain_success_is_one_select_and_writes_once_a_minute(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, body=EMPTY)
    _ask()
    assert _row().answered_at is not None
    with CaptureQueriesContext(connection) as queries:
        _ask()
    verbs = [query["sql"].split()[0] for query in queries if "upstream" in query["sql"]]
    assert verbs == ["SELECT"]


def test_no_row_holds_the_key_or_a_phone(
    upstream: responses.RequestsMock, auth_error: str
) -> None:
    for status in (401, 503):
        upstream.get(f"{URL}/orders", status=status, body=auth_error)
    with capture_logs() as lines:
        for _ in range(2):
            with pytest.raises(UpstreamError):
                connect(limits=LOOKUP).orders(phone="6396281335")
    kept = repr(Upstream.objects.values().get())
    assert "[key]" in kept
    for told in (kept, repr(lines)):
        assert KEY not in told
        assert "6396281335" not in told


def _broken(*_: Any, **__: Any) -> Any:
    raise OperationalError("disk I/O error")


@pytest.mark.parametrize(
    "where", ["Model.from_db", "QuerySet.get_or_create", "QuerySet.update"]
)
@pytest.mark.parametrize(
    ("reply", "outcome"),
    [({"body": EMPTY}, None), ({"status": 503}, ServerFailed), ({"body": ""}, NotJson)],
)
@pytest.mark.parametrize(
    "known", [lambda: _known(failures=1), lambda: _open(seconds=-1)]
)
def test_a_database_that_fails_breaks_no_look_up(
    upstream: responses.RequestsMock,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    reply: dict[str, Any],
    outcome: type[UpstreamError] | None,
    known: Callable[[], None],
) -> None:
    known()
    upstream.get(CUSTOMERS, **reply)
    monkeypatch.setattr(f"django.db.models.{where}", _broken)
    with capture_logs() as lines:
        if outcome:
            assert isinstance(_failure(), outcome)
        else:
            assert _ask() == 0
    assert "gate_unshared" in {line["event"] for line in lines}


def test_questions_in_quick_succession_read_the_row_once(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_row, "FRESH", 60)
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    for _ in range(2):
        client.customers(count=1, skip=0)
    with CaptureQueriesContext(connection) as caught:
        for _ in range(10):
            client.customers(count=1, skip=0)
    assert not len(caught)


def test_what_others_found_is_learnt_a_moment_later(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    for _ in range(3):
        client.customers(count=1, skip=0)
    _open()
    time.sleep(shared_row.FRESH)
    with pytest.raises(BreakerOpen):
        client.customers(count=1, skip=0)


def test_where_something_was_wrong_every_question_reads_the_row(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_row, "FRESH", 60)
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    _known(rejected_key=mark("another key"), answered_at=timezone.now())
    for _ in range(3):
        client.customers(count=1, skip=0)
    _open()
    with pytest.raises(BreakerOpen):
        client.customers(count=1, skip=0)
