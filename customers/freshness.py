"""How old the mirror of the customers is, and how sure of it one may be."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from customers import lease
from customers.models import Outcome, Sweep
from customers.schedule import EVERY

# Amber after two missed rounds.
CURRENT_FOR = 3 * EVERY


class State(StrEnum):
    """NEVER: nothing fetched yet. FILLING: the first import is not through.
    CURRENT and OLDER: by the age of the last complete sweep. FAILING: older, and the
    last attempt says why. PARTIAL: read to its end, but with a doubt about it."""

    NEVER = "never"
    FILLING = "filling"
    CURRENT = "current"
    OLDER = "older"
    FAILING = "failing"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says about its age.

    `as_of` is when the last sweep ended that was complete and beyond doubt. `sweep` is
    the last attempt, whatever became of it, and `running` whether it is at work now.
    """

    state: State
    as_of: datetime.datetime | None
    sweep: Sweep | None
    running: bool

    @property
    def reason(self) -> str:
        """Why the last attempt was not complete, or what is doubtful about it, in
        words; "" when there is nothing to say."""
        return "" if self.sweep is None or self.running else self.sweep.reason


def freshness() -> Freshness:
    """The state of the mirror now, in four small queries."""
    sweeps = Sweep.objects.here()
    last = sweeps.first()
    running = lease.is_taken()
    sure = sweeps.complete().filter(reason="").first()
    ended = sweeps.complete().first()
    as_of = sure.finished_at if sure else None
    return Freshness(_state(last, sure=sure, ended=ended), as_of, last, running)


def _state(last: Sweep | None, *, sure: Sweep | None, ended: Sweep | None) -> State:
    if last is None:
        return State.NEVER
    if ended is None or ended.finished_at is None:
        return State.FILLING
    if ended.finished_at <= timezone.now() - CURRENT_FOR:
        return State.FAILING if last.outcome == Outcome.INCOMPLETE else State.OLDER
    return State.CURRENT if ended == sure else State.PARTIAL
