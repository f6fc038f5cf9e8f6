"""When SourceHub is left alone: decisions on its row, which write nothing themselves.

Each says what is to change in the row, or nothing. Questions are counted, after their
own retries, and not attempts: see docs/decisions.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from sourcehub_portal.term import is_running

from .errors import (
    AuthRejected,
    BreakerOpen,
    NeverSent,
    RateLimited,
    UpstreamError,
)
from .judge import LONGEST_WAIT
from .models import Upstream
from .span import span

THRESHOLD = 5
SHORTEST = 15
LONGEST = 300
# More than a look-up's longest, and soon over where the prober was killed.
PROBE_SECONDS = 10
_NOTED_EVERY = timedelta(minutes=1)

Changes = dict[str, Any]
"""Fields of the row, and what is to be in them."""

_CLOSED: Changes = {
    "failures": 0,
    "open_until": None,
    "open_seconds": 0,
    "probing_until": None,
}


class Leave(Enum):
    """What the breaker says to somebody who wants to ask."""

    GRANTED = auto()
    PROBE = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Probe:
    """A prober's turn: `opened` is the `open_until` that it found, `until` its end."""

    opened: datetime
    until: datetime

    def is_of(self, row: Upstream) -> bool:
        """Whether nobody else has taken the turn, or closed the breaker, since."""
        return (row.open_until, row.probing_until) == (self.opened, self.until)


def leave(row: Upstream, *, now: datetime) -> Leave:
    """Whether a request may be sent; PROBE: by whoever takes the turn first."""
    if row.open_until is None:
        return Leave.GRANTED
    taken = is_running(row.probing_until, now=now, longest=PROBE_SECONDS)
    return Leave.REFUSED if shut_until(row, now=now) or taken else Leave.PROBE


def shut_until(row: Upstream, *, now: datetime) -> datetime | None:
    """Until when nobody asks, not even to try; None: somebody may."""
    shut = is_running(row.open_until, now=now, longest=LONGEST)
    return row.open_until if shut else None


def waits_until(row: Upstream, *, now: datetime) -> datetime | None:
    """Until when SourceHub wants to be left alone; None: not now."""
    waits = is_running(row.wait_until, now=now, longest=LONGEST_WAIT)
    return row.wait_until if waits else None


def refusal(row: Upstream, *, now: datetime) -> BreakerOpen:
    """Why nobody asks now, what the last failure was, and when somebody will."""
    happened = row.failure_message.partition(". ")[0].rstrip(".")
    last = f"; the last time: {happened}." if happened else "."
    return BreakerOpen(
        f"SourceHub failed several times in a row{last} {_again(row, now)}"
    )


def _again(row: Upstream, now: datetime) -> str:
    if until := shut_until(row, now=now):
        seconds = (until - now).total_seconds()
        return f"It is asked again in {span(seconds)}."
    return "Whether it is back is being tried just now: try again in a few seconds."


def after_answer(row: Upstream) -> Changes:
    """It answered, be it with a complaint: it is alive."""
    return {
        name: value for name, value in _CLOSED.items() if getattr(row, name) != value
    }


def after_success(row: Upstream, *, key: str, now: datetime, insisted: bool) -> Changes:
    """It answered well, and so accepts the key whose mark is `key`.

    `insisted`: it was asked while it wanted to be left alone, and does not mind.
    """
    changes = after_answer(row)
    if row.rejected_key == key:
        changes |= {"rejected_key": "", "rejected_at": None, "rejected_message": ""}
    if insisted and row.wait_until is not None:
        changes |= {"wait_until": None}
    noted = row.answered_at
    if changes or noted is None or abs(now - noted) >= _NOTED_EVERY:
        changes |= {"answered_at": now}
    return changes


def after_failure(
    row: Upstream, error: UpstreamError, *, now: datetime, probe: Probe | None
) -> Changes:
    """A question ended in `error` for good.

    An answer that is no use is an answer, and noted. What neither came from SourceHub
    nor says that it is down, such as a bad certificate, is noted alone, unless it is
    all that a probe brings. What was never sent tells nothing.
    """
    if error.ill or (probe and probe.is_of(row) and error.status is None):
        return _after_illness(row, error, now=now, probe=probe)
    if isinstance(error, NeverSent):
        return {}
    alive = after_answer(row) if error.status is not None else {}
    return {**_noted(error, now), **alive}


def _noted(error: UpstreamError, now: datetime) -> Changes:
    """The last failure; a refused key and a wait have fields of their own."""
    if isinstance(error, AuthRejected | RateLimited):
        return {}
    return {
        "failed_at": now,
        "failure_kind": error.kind,
        "failure_message": error.message,
    }


def _after_illness(
    row: Upstream, error: UpstreamError, *, now: datetime, probe: Probe | None
) -> Changes:
    """Who began before it opened does not extend the time: only its probe does."""
    last = _noted(error, now)
    if row.open_until is None:
        failures = row.failures + 1
        opened = _open(SHORTEST, now) if failures >= THRESHOLD else {}
        return {**last, "failures": failures, **opened}
    if probe and probe.is_of(row):
        seconds = min(max(row.open_seconds * 2, SHORTEST), LONGEST)
        return {**last, "failures": row.failures + 1, **_open(seconds, now)}
    return {}


def _open(seconds: int, now: datetime) -> Changes:
    return {
        "open_until": now + timedelta(seconds=seconds),
        "open_seconds": seconds,
        "probing_until": None,
    }


def after_unsent_probe(row: Upstream, probe: Probe) -> Changes:
    """The prober could not ask: the next may."""
    return {"probing_until": None} if probe.is_of(row) else {}


def after_retry_after(row: Upstream, seconds: int, *, now: datetime) -> Changes:
    """SourceHub wants to be left alone for `seconds`, unless it said longer before."""
    until = now + timedelta(seconds=seconds)
    before = waits_until(row, now=now)
    later = before is None or until > before
    return {"wait_until": until} if seconds and later else {}


def after_rejection(
    row: Upstream, error: UpstreamError, *, key: str, now: datetime
) -> Changes:
    """It does not accept the key whose mark is `key`; since when is kept."""
    if (row.rejected_key, row.rejected_message) == (key, error.message):
        return {}
    since = row.rejected_at if row.rejected_key == key else now
    return {
        "rejected_key": key,
        "rejected_at": since,
        "rejected_message": error.message,
    }
