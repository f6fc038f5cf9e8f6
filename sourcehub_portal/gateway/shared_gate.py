"""The gate that all processes share, over one row of the database.

Where the database cannot be asked, the question goes on as if there were no gate.
"""

import time
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

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
    waits_until,
)
from .configuration import Endpoint
from .deadline import Deadline
from .errors import (
    AuthRejected,
    DeadlineExceeded,
    NeverSent,
    RateLimited,
    UpstreamError,
)
from .gate import OpenTurn, Turn
from .models import Upstream
from .shared_row import SharedRow
from .span import span

# What a request needs to have a chance.
_ROOM = 1.0
# Those who waited for the same moment do not come all at once.
_SPREAD = 0.3
_random = SystemRandom()


class SharedGate:
    """The gate before `endpoint`.

    `urgent`: asks even with a key that was refused. `insist`: asks in any case.
    """

    def __init__(self, endpoint: Endpoint, *, urgent: bool, insist: bool) -> None:
        self.known = SharedRow(mark(endpoint.url))
        self.key = mark(endpoint.key)
        self.insist = insist
        self._urgent = urgent or insist

    def enter(self, deadline: Deadline) -> Turn:
        """One SELECT, and one more after each wait."""
        while (row := self.known.read()) is not None:
            if self.insist:
                return self._turn(row, deadline)
            self._check_key(row)
            granted = leave(row, now=timezone.now())
            if granted is Leave.REFUSED:
                raise refusal(row, now=timezone.now())
            if wait := _wait(row, deadline):
                time.sleep(wait)
            elif granted is Leave.PROBE:
                return self._probe(row, deadline)
            else:
                return self._turn(row, deadline)
        return OpenTurn()

    def _check_key(self, row: Upstream) -> None:
        if row.rejected_key == self.key and not self._urgent:
            raise AuthRejected(row.rejected_message)

    def _probe(self, row: Upstream, deadline: Deadline) -> Turn:
        """The prober's turn. Raises BreakerOpen where another was quicker."""
        seconds = min(PROBE_SECONDS, deadline.remaining())
        until = timezone.now() + timedelta(seconds=seconds)
        taken = self.known.take_probe(row, until=until)
        row.probing_until = until
        if taken is False:
            raise refusal(row, now=timezone.now())
        if taken is None or row.open_until is None:
            return OpenTurn()
        return self._turn(row, deadline, Probe(row.open_until, until))

    def _turn(
        self, row: Upstream, deadline: Deadline, probe: Probe | None = None
    ) -> Turn:
        hasty = deadline.remaining() < _ROOM
        return _SharedTurn(self, row, probe=probe, hasty=hasty)


@dataclass(frozen=True, slots=True)
class _SharedTurn:
    """A turn whose end all processes learn of.

    `row` is what was known before it. `hasty`: it began with so little time that its
    running out says nothing of SourceHub.
    """

    gate: SharedGate
    row: Upstream
    probe: Probe | None
    hasty: bool

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
        if self._after_success(self.row):
            self.gate.known.change(self._after_success)

    def failed(self, error: UpstreamError, *, last: bool) -> None:
        """What SourceHub asked for holds at once; what ails it, once nobody retries."""

        def decide(row: Upstream) -> Changes:
            return self._said(row, error) | self._ended(row, error, last=last)

        if decide(self.row):
            self.gate.known.change(decide)

    def _after_success(self, row: Upstream) -> Changes:
        return after_success(
            row, key=self.gate.key, now=timezone.now(), insisted=self.gate.insist
        )

    def _said(self, row: Upstream, error: UpstreamError) -> Changes:
        """What SourceHub wants: a pause, or another key."""
        now, changes = timezone.now(), Changes()
        if error.retry_after is not None:
            changes |= after_retry_after(row, error.retry_after, now=now)
        if isinstance(error, AuthRejected):
            changes |= after_rejection(row, error, key=self.gate.key, now=now)
        return changes

    def _ended(self, row: Upstream, error: UpstreamError, *, last: bool) -> Changes:
        if self._says_nothing(error):
            return after_unsent_probe(row, self.probe) if self.probe else {}
        if not last:
            return {}
        return after_failure(row, error, now=timezone.now(), probe=self.probe)

    def _says_nothing(self, error: UpstreamError) -> bool:
        ran_out = isinstance(error, DeadlineExceeded) and error.attempts == 1
        return isinstance(error, NeverSent) or (ran_out and self.hasty)


def _wait(row: Upstream, deadline: Deadline) -> float:
    """Seconds to wait for what SourceHub asked for; 0: none.

    Raises RateLimited where the wait leaves no time to ask.
    """
    now = timezone.now()
    until = waits_until(row, now=now)
    if until is None:
        return 0.0
    left = (until - now).total_seconds()
    if left + _SPREAD + _ROOM > deadline.remaining():
        raise RateLimited(
            "SourceHub asked to be left alone for a while."
            f" It is asked again in {span(left)}.",
            retry_after=round(left),
        )
    return left + _random.uniform(0, _SPREAD)
