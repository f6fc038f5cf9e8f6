"""When SourceHub is left alone: each decision on its row, as a table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sourcehub_portal.gateway.breaker import (
    LONGEST,
    Leave,
    Probe,
    after_answer,
    after_failure,
    after_rejection,
    after_retry_after,
    after_success,
    after_unsent_probe,
    leave,
    refusal,
)
from sourcehub_portal.gateway.errors import (
    AccessDenied,
    AuthRejected,
    BadEncoding,
    BadRequest,
    BreakerOpen,
    ConnectFailed,
    ConnectionLost,
    DeadlineExceeded,
    NeverSent,
    NotFound,
    NotJson,
    ProtocolBroken,
    RateLimited,
    RedirectRefused,
    ServerFailed,
    TlsFailed,
    TooLarge,
    UnexpectedShape,
    UpstreamError,
)
from sourcehub_portal.gateway.models import Upstream

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KEY = "mark of the key"


def _at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def _row(**fields: Any) -> Upstream:
    return Upstream(source="here", **fields)


def _open(until: datetime, **fields: Any) -> Upstream:
    return _row(failures=5, open_until=until, open_seconds=15, **fields)


PROBE = Probe(opened=_at(-1), until=_at(5))
PROBED = {"open_until": _at(-1), "probing_until": _at(5), "failures": 5}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(_row(), Leave.GRANTED, id="closed"),
        pytest.param(_row(failures=4), Leave.GRANTED, id="four failures"),
        pytest.param(_open(_at(1)), Leave.REFUSED, id="open"),
        pytest.param(_open(_at(0)), Leave.PROBE, id="the time is over"),
        pytest.param(
            _open(_at(-9), probing_until=_at(1)), Leave.REFUSED, id="being tried"
        ),
        pytest.param(
            _open(_at(-9), probing_until=_at(0)), Leave.PROBE, id="the prober is gone"
        ),
    ],
)
def test_who_may_ask(row: Upstream, said: Leave) -> None:
    assert leave(row, now=NOW) is said


@pytest.mark.parametrize(
    "error", [ConnectFailed(), DeadlineExceeded(), ConnectionLost(), ServerFailed()]
)
def test_a_failure_is_counted_and_noted(error: UpstreamError) -> None:
    assert after_failure(_row(failures=3), error, now=NOW, probe=None) == {
        "failures": 4,
        "failed_at": NOW,
        "failure_kind": error.kind,
        "failure_message": error.message,
    }


def test_the_fifth_failure_in_a_row_opens_it_for_15_seconds() -> None:
    changes = after_failure(_row(failures=4), ServerFailed(), now=NOW, probe=None)
    assert changes["open_until"] == _at(15)
    assert (changes["failures"], changes["open_seconds"]) == (5, 15)


@pytest.mark.parametrize(
    "kind",
    [
        AccessDenied,
        AuthRejected,
        BadEncoding,
        BadRequest,
        NotFound,
        NotJson,
        RateLimited,
        RedirectRefused,
        TooLarge,
        UnexpectedShape,
    ],
)
def test_any_other_answer_means_that_it_is_alive(kind: type[UpstreamError]) -> None:
    changes = after_failure(_row(failures=4), kind(status=200), now=NOW, probe=None)
    assert changes["failures"] == 0
    assert "open_until" not in changes


def test_an_answer_that_is_no_use_is_the_last_failure() -> None:
    error = NotJson(status=200)
    assert after_failure(_row(), error, now=NOW, probe=None) == {
        "failed_at": NOW,
        "failure_kind": "not_json",
        "failure_message": error.message,
    }


@pytest.mark.parametrize("kind", [AuthRejected, RateLimited])
def test_a_refused_key_and_a_wait_are_noted_elsewhere(
    kind: type[UpstreamError],
) -> None:
    assert after_failure(_row(), kind(status=429), now=NOW, probe=None) == {}


@pytest.mark.parametrize("error", [TlsFailed(), ProtocolBroken()])
def test_what_is_neither_an_answer_nor_an_illness_is_noted_and_not_counted(
    error: UpstreamError,
) -> None:
    changes = after_failure(_row(failures=4), error, now=NOW, probe=None)
    assert changes["failure_kind"] == error.kind
    assert "failures" not in changes


def test_what_was_never_sent_changes_nothing() -> None:
    assert after_failure(_row(failures=4), NeverSent(), now=NOW, probe=None) == {}


@pytest.mark.parametrize("until", [_at(9), _at(-1)])
def test_a_question_that_began_before_it_opened_does_not_extend_it(
    until: datetime,
) -> None:
    assert after_failure(_open(until), ServerFailed(), now=NOW, probe=None) == {}


@pytest.mark.parametrize(
    ("before", "after"), [(15, 30), (30, 60), (120, 240), (240, 300), (300, LONGEST)]
)
@pytest.mark.parametrize("error", [ServerFailed(status=503), TlsFailed()])
def test_a_probe_that_fails_doubles_the_time(
    error: UpstreamError, before: int, after: int
) -> None:
    row = _row(**PROBED, open_seconds=before)
    changes = after_failure(row, error, now=NOW, probe=PROBE)
    assert (changes["open_seconds"], changes["open_until"]) == (after, _at(after))
    assert changes["probing_until"] is None


@pytest.mark.parametrize(
    "probe", [replace(PROBE, opened=_at(-2)), replace(PROBE, until=_at(-3))]
)
def test_a_prober_whose_turn_is_over_does_not_double_it(probe: Probe) -> None:
    row = _row(**PROBED, open_seconds=15)
    assert after_failure(row, ServerFailed(), now=NOW, probe=probe) == {}
    assert "open_until" not in after_failure(row, TlsFailed(), now=NOW, probe=probe)
    assert after_unsent_probe(row, probe) == {}


def test_a_probe_that_could_not_be_sent_leaves_its_turn_to_the_next() -> None:
    assert after_unsent_probe(_row(**PROBED), PROBE) == {"probing_until": None}


@pytest.mark.parametrize("error", [RateLimited(status=429), NotJson(status=200)])
def test_a_probe_that_is_answered_closes_it(error: UpstreamError) -> None:
    row = _row(**PROBED, open_seconds=60)
    changes = after_failure(row, error, now=NOW, probe=PROBE)
    assert (
        changes.items()
        >= {
            "failures": 0,
            "open_until": None,
            "open_seconds": 0,
            "probing_until": None,
        }.items()
    )


def test_an_answer_changes_nothing_where_nothing_is_wrong() -> None:
    assert after_answer(_row()) == {}


def _succeed(row: Upstream, *, insisted: bool = False) -> dict[str, Any]:
    return after_success(row, key=KEY, now=NOW, insisted=insisted)


@pytest.mark.parametrize(
    ("noted", "changes"),
    [
        pytest.param(None, {"answered_at": NOW}, id="the first"),
        pytest.param(_at(-59), {}, id="within the minute"),
        pytest.param(_at(-60), {"answered_at": NOW}, id="a minute later"),
    ],
)
def test_a_success_is_noted_once_a_minute(
    noted: datetime | None, changes: dict[str, Any]
) -> None:
    assert _succeed(_row(answered_at=noted)) == changes


def test_a_success_closes_it() -> None:
    changes = _succeed(_open(_at(-1), answered_at=_at(-9)))
    assert (changes["failures"], changes["open_until"]) == (0, None)
    assert changes["answered_at"] == NOW


@pytest.mark.parametrize(("refused", "cleared"), [(KEY, True), ("another", False)])
def test_a_success_clears_the_key_that_was_used(refused: str, cleared: bool) -> None:  # noqa: FBT001
    changes = _succeed(_row(rejected_key=refused, answered_at=NOW))
    assert ("rejected_key" in changes) is cleared


def test_a_plain_success_does_not_end_the_wait_that_sourcehub_asked_for() -> None:
    row = _row(wait_until=_at(60), answered_at=NOW)
    assert _succeed(row) == {}
    assert _succeed(row, insisted=True)["wait_until"] is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(None, _at(30), id="the first"),
        pytest.param(_at(10), _at(30), id="a longer one"),
        pytest.param(_at(60), None, id="a shorter one"),
    ],
)
def test_a_wait_is_never_shortened(
    before: datetime | None, after: datetime | None
) -> None:
    changes = after_retry_after(_row(wait_until=before), 30, now=NOW)
    assert changes.get("wait_until") == after


def test_a_wait_of_no_time_is_none() -> None:
    assert after_retry_after(_row(), 0, now=NOW) == {}


def test_a_refused_key_keeps_the_moment_of_its_first_refusal() -> None:
    error = AuthRejected("No.", status=401)
    first = after_rejection(_row(), error, key=KEY, now=NOW)
    assert first == {
        "rejected_key": KEY,
        "rejected_at": NOW,
        "rejected_message": "No.",
    }
    assert after_rejection(_row(**first), error, key=KEY, now=_at(9)) == {}
    other = after_rejection(_row(**first), AuthRejected("Nay."), key=KEY, now=_at(9))
    assert (other["rejected_at"], other["rejected_message"]) == (NOW, "Nay.")
    new_key = after_rejection(_row(**first), error, key="new", now=_at(9))
    assert new_key["rejected_at"] == _at(9)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (_open(_at(11.2)), "It is asked again in 12 seconds."),
        (_open(_at(61)), "It is asked again in 2 minutes."),
        (_open(_at(-1), probing_until=_at(3)), "is being tried just now"),
    ],
)
def test_a_refusal_says_what_happened_and_when_it_is_asked_again(
    row: Upstream, words: str
) -> None:
    row.failure_message = DeadlineExceeded.sentence
    error = refusal(row, now=NOW)
    assert isinstance(error, BreakerOpen)
    assert not error.retryable
    assert "failed several times in a row; the last time:" in error.message
    assert "SourceHub did not answer in time." in error.message
    assert "Try again in a minute" not in error.message
    assert words in error.message
