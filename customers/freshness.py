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
    last attempt says why."""

    NEVER = "never"
    FILLING = "filling"
    CURRENT = "current"
    OLDER = "older"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says about its age.

    `as_of` is when the last complete sweep ended. `sweep` is the last attempt, whatever
    became of it, and `running` whether it is at work now.
    """

    state: State
    as_of: datetime.datetime | None
    sweep: Sweep | None
    running: bool

    @property
    def reason(self) -> str:
        """Why the last attempt was not complete, in words; "" when there is nothing
        to say."""
        if self.sweep is None or self.running or self.sweep.outcome == Outcome.COMPLETE:
            return ""
        return self.sweep.reason


def freshness() -> Freshness:
    """The state of the mirror now, in three small queries."""
    last = Sweep.objects.here().first()
    complete = Sweep.objects.here().complete().first()
    running = lease.is_taken()
    as_of = complete.finished_at if complete else None
    return Freshness(_state(last, as_of), as_of, last, running)


def _state(last: Sweep | None, as_of: datetime.datetime | None) -> State:
    if last is None:
        return State.NEVER
    if as_of is None:
        return State.FILLING
    if as_of > timezone.now() - CURRENT_FOR:
        return State.CURRENT
    return State.FAILING if last.outcome == Outcome.INCOMPLETE else State.OLDER
