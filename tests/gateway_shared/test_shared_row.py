"""How often the row is read and written, and what happens where it cannot be."""

import time
from collections.abc import Callable
from typing import Any

import pytest
import responses
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from structlog.testing import capture_logs

from sourcehub_portal.gateway import shared_row
from sourcehub_portal.gateway.client import SourceHub, connect
from sourcehub_portal.gateway.errors import (
    BreakerOpen,
    NotJson,
    ServerFailed,
    UpstreamError,
)
from sourcehub_portal.gateway.limits import LOOKUP
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import mark
from tests.gateway.asking import KEY, URL
from tests.gateway_shared.gate import CUSTOMERS, EMPTY, ask, failure, known, opened, row

pytestmark = pytest.mark.django_db


def test_a_plain_success_is_one_select_and_writes_once_a_minute(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, body=EMPTY)
    ask()
    assert row().answered_at is not None
    with CaptureQueriesContext(connection) as queries:
        ask()
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
    "known", [lambda: known(failures=1), lambda: opened(seconds=-1)]
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
            assert isinstance(failure(), outcome)
        else:
            assert ask() == 0
    assert "gate_unshared" in {line["event"] for line in lines}


def _asks(client: SourceHub, *, times: int = 1) -> None:
    for _ in range(times):
        client.customers(count=1, skip=0)


def test_questions_in_quick_succession_read_the_row_once(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_row, "FRESH", 60)
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    _asks(client, times=2)
    with CaptureQueriesContext(connection) as caught:
        _asks(client, times=10)
    assert not len(caught)


def test_what_others_found_is_learnt_a_moment_later(
    upstream: responses.RequestsMock,
) -> None:
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    _asks(client, times=3)
    opened()
    time.sleep(shared_row.FRESH)
    with pytest.raises(BreakerOpen):
        _asks(client)


def test_where_something_was_wrong_every_question_reads_the_row(
    upstream: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_row, "FRESH", 60)
    upstream.get(CUSTOMERS, body=EMPTY)
    client = connect()
    known(rejected_key=mark("another key"), answered_at=timezone.now())
    _asks(client, times=3)
    opened()
    with pytest.raises(BreakerOpen):
        _asks(client)
