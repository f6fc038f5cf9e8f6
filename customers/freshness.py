"""How old the mirror of the customers is, and how sure of it one may be."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, Subquery
from django.utils import timezone

from customers import lease
from customers.models import Outcome, Sweep
from customers.models.sweep import SweepQuerySet
from customers.schedule import EVERY
from sourcehub_portal.source import current_source
from sourcehub_portal.term import is_ahead
from sourcehub_portal.together import Statement
from sourcehub_portal.written import written

# Amber after two missed rounds.
CURRENT_FOR = 3 * EVERY

# One is at work, one before it failed: mostly the last three say all.
LOOKED_AT = 3

# What pages say of a sweep; to read the other seventeen takes a third of the time.
_READ = ("outcome", "reason", "finished_at", "total", "distinct_seen")


class State(StrEnum):
    """The five states, in the words that a page says them in.

    CURRENT and OLDER: by the age of the last complete sweep. FAILING: older, or not
    complete so far, and the last attempt says why. PARTIAL: the first import is not
    through, or the list was read to its end but with a doubt about it.
    """

    NEVER = "never fetched"
    PARTIAL = "partial"
    CURRENT = "current"
    OLDER = "older"
    FAILING = "failing"


_LOOKS = {State.CURRENT: ("current", "check"), State.FAILING: ("failing", "warning")}


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says about its age.

    `as_of` is when the last sweep ended that was complete and beyond doubt. `sweep` is
    the last attempt, whatever became of it, and `running` whether it is at work now.
    `was_complete`: whether a sweep ever came to its end.
    """

    state: State
    as_of: datetime.datetime | None
    sweep: Sweep | None
    running: bool
    was_complete: bool

    @property
    def reason(self) -> str:
        """Why the last attempt was not complete, or what is doubtful about it, in
        words; "" when there is nothing to say."""
        return "" if self.sweep is None or self.running else self.sweep.reason

    @property
    def progress(self) -> Sweep | None:
        """The first import, where it is under way and knows how long the list is."""
        counts = self.sweep is not None and self.sweep.progress is not None
        return self.sweep if counts and not self.was_complete else None

    @property
    def tone(self) -> str:
        return _LOOKS.get(self.state, ("older", "clock"))[0]

    @property
    def icon(self) -> str:
        return _LOOKS.get(self.state, ("older", "clock"))[1]


def freshness() -> Freshness:
    """The state of the mirror now, in one query; while a sweep is at work in one more,
    and after several that failed in another."""
    last, ended, sure = _decisive()
    running = last is not None and last.outcome == Outcome.RUNNING and lease.is_taken()
    return Freshness(
        state=_state(last, sure=sure, ended=ended),
        as_of=sure.finished_at if sure else None,
        sweep=last,
        running=running,
        was_complete=ended is not None,
    )


def last_asked(source: str) -> Statement:
    """The question that mostly says all, for who sends it with others."""
    return _last.statement(source)


def _decisive() -> tuple[Sweep | None, Sweep | None, Sweep | None]:
    """The last attempt, the last complete one, and the last that is beyond doubt."""
    source = current_source()
    found = _last(source)
    if len(found) == LOOKED_AT and not any(map(_is_sure, found)):
        found = _newest(source)
    ended = [each for each in found if each.outcome == Outcome.COMPLETE]
    return _first(found), _first(ended), _first(list(filter(_is_sure, ended)))


def _is_sure(sweep: Sweep) -> bool:
    return sweep.outcome == Outcome.COMPLETE and not sweep.reason


@written
def _last(_source: str) -> SweepQuerySet:
    return Sweep.objects.here().only(*_READ).order_by("-id")[:LOOKED_AT]


@written
def _newest(_source: str) -> SweepQuerySet:
    """Of each kind that decides, however long ago."""
    here = Sweep.objects.here()
    kinds = (here, here.complete(), here.complete().filter(reason=""))
    newest = Q()
    for kind in kinds:
        newest |= Q(pk=Subquery(kind.order_by("-id").values("pk")[:1]))
    return here.only(*_READ).filter(newest).order_by("-id")


def _first(sweeps: list[Sweep]) -> Sweep | None:
    return sweeps[0] if sweeps else None


def _state(last: Sweep | None, *, sure: Sweep | None, ended: Sweep | None) -> State:
    if last is None:
        return State.NEVER
    is_failing = last.outcome == Outcome.INCOMPLETE
    if ended is None or ended.finished_at is None:
        return State.FAILING if is_failing else State.PARTIAL
    now = timezone.now()
    if ended.finished_at <= now - CURRENT_FOR or is_ahead(ended.finished_at, now=now):
        return State.FAILING if is_failing else State.OLDER
    return State.CURRENT if ended == sure else State.PARTIAL
