"""The gate that all processes share, over one row of the database.

Where the database cannot be asked, the question goes on as if there were no gate: a
look-up that can be answered is worth more than what it would have told the others.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

import structlog
from django.db import Error, connection, transaction
from django.utils import timezone

from sourcehub_portal.source import mark

from .breaker import (
    PROBE_SECONDS,
    Changes,
    Leave,
    Probe,
    after_failure,
    after_rejection,
    after_retry_after,
    after_success,
    after_unsent_probe,
    leave,
    refusal,
)
from .brief_lock import brief_lock
from .configuration import Endpoint
from .deadline import Deadline
from .errors import AuthRejected, NeverSent, RateLimited, UpstreamError
from .gate import OpenTurn, Turn
from .models import Upstream
from .span import span

log = structlog.get_logger(__name__)

# What a request needs after a wait to have a chance.
_ROOM = 1.0
# Those who waited for the same moment do not come all at once.
_SPREAD = 0.3
_random = SystemRandom()

_Decide = Callable[[Upstream], Changes]


class SharedGate:
    """The gate before `endpoint`.

    `urgent`: asks even with a key that was refused. `insist`: asks in any case.
    """

    def __init__(self, endpoint: Endpoint, *, urgent: bool, insist: bool) -> None:
        self.source = mark(endpoint.url)
        self.key = mark(endpoint.key)
        self.insist = insist
        self._urgent = urgent or insist

    def enter(self, deadline: Deadline) -> Turn:
        """One SELECT, and one more after each wait."""
        while (row := self._row()) is not None:
            if self.insist:
                return SharedTurn(self, row)
            self._check_key(row)
            granted = leave(row, now=timezone.now())
            if granted is Leave.REFUSED:
                raise refusal(row, now=timezone.now())
            if wait := _wait(row, deadline):
                time.sleep(wait)
            elif granted is Leave.PROBE:
                return self._probe(row, deadline)
            else:
                return SharedTurn(self, row)
        return OpenTurn()

    def _row(self) -> Upstream | None:
        """What is known; None where the database does not say."""
        with _forgiving("read"), _savepoint():
            row = Upstream.objects.filter(source=self.source).first()
            return row or Upstream(source=self.source)
        return None

    def _check_key(self, row: Upstream) -> None:
        if row.rejected_key == self.key and not self._urgent:
            raise AuthRejected(row.rejected_message)

    def _probe(self, row: Upstream, deadline: Deadline) -> Turn:
        """The prober's turn. Raises BreakerOpen where another was quicker."""
        seconds = min(PROBE_SECONDS, deadline.remaining())
        until = timezone.now() + timedelta(seconds=seconds)
        unchanged = Upstream.objects.filter(
            source=self.source,
            open_until=row.open_until,
            probing_until=row.probing_until,
        )
        taken = None
        with _forgiving("probe"), brief_lock():
            taken = unchanged.update(probing_until=until)
        row.probing_until = until
        if taken == 0:
            raise refusal(row, now=timezone.now())
        if taken is None or row.open_until is None:
            return OpenTurn()
        return SharedTurn(self, row, Probe(row.open_until, until))

    def change(self, decide: _Decide) -> None:
        """Writes what `decide` makes of the row as it is now."""
        with _forgiving("write"), brief_lock():
            locked = Upstream.objects.select_for_update()
            row, _ = locked.get_or_create(source=self.source)
            if changes := decide(row):
                Upstream.objects.filter(source=self.source).update(**changes)


@dataclass(frozen=True, slots=True)
class SharedTurn:
    """A turn whose end all processes learn of; `row` is what was known before it."""

    gate: SharedGate
    row: Upstream
    probe: Probe | None = None

    @property
    def single(self) -> bool:
        """A probe is one attempt."""
        return self.probe is not None

    def within(self, deadline: Deadline) -> Deadline:
        """A prober ends with its turn, for then another may begin."""
        if self.probe is None:
            return deadline
        return deadline.at_most((self.probe.until - timezone.now()).total_seconds())

    def answered(self) -> None:
        """Writes nothing where nothing was wrong and the minute is noted."""
        self._tell(self._after_success)

    def failed(self, error: UpstreamError, *, last: bool) -> None:
        """What SourceHub asked for holds at once; what ails it, once nobody retries."""
        self._tell(lambda row: self._after_failure(row, error, last=last))

    def _tell(self, decide: _Decide) -> None:
        if decide(self.row):
            self.gate.change(decide)

    def _after_success(self, row: Upstream) -> Changes:
        return after_success(
            row, key=self.gate.key, now=timezone.now(), insisted=self.gate.insist
        )

    def _after_failure(
        self, row: Upstream, error: UpstreamError, *, last: bool
    ) -> Changes:
        now, changes = timezone.now(), Changes()
        if error.retry_after is not None:
            changes |= after_retry_after(row, error.retry_after, now=now)
        if isinstance(error, AuthRejected):
            changes |= after_rejection(row, error, key=self.gate.key, now=now)
        if isinstance(error, NeverSent):
            changes |= after_unsent_probe(row, self.probe) if self.probe else {}
        elif last:
            changes |= after_failure(row, error, now=now, probe=self.probe)
        return changes


def _wait(row: Upstream, deadline: Deadline) -> float:
    """Seconds to wait for what SourceHub asked for; 0: none.

    Raises RateLimited where the wait leaves no time to ask.
    """
    left = (row.wait_until - timezone.now()).total_seconds() if row.wait_until else 0.0
    if left <= 0:
        return 0.0
    if left + _SPREAD + _ROOM > deadline.remaining():
        raise RateLimited(
            "SourceHub asked to be left alone for a while."
            f" It is asked again in {span(left)}.",
            retry_after=round(left),
        )
    return left + _random.uniform(0, _SPREAD)


@contextmanager
def _forgiving(what: str) -> Iterator[None]:
    """Logs a failure of the database, and goes on behind the block."""
    try:
        yield
    except Error as error:
        log.warning("gate_unshared", what=what, reason=type(error).__name__)


def _savepoint() -> transaction.Atomic | nullcontext[None]:
    """Keeps a failed SELECT from spoiling a transaction that is under way already."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
