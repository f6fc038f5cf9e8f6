"""One request for all who ask the same at once: the question's row is where they meet.

Who comes first takes the turn. The others read the row now and then, and are answered
with what the turn brought, an error included. A turn ends by itself when its time is
over, so that an asker who died holds nobody up.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog
from django.db import DatabaseError
from django.db.models import Q, QuerySet
from django.utils import timezone

from orders.models import LookUp
from orders.models.lookup import GRACE, LONGEST_TURN
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.noted import updating_without_waiting
from sourcehub_portal.term import furthest

log = structlog.get_logger(__name__)

LOOK_EVERY = 0.1
"""Seconds between two looks at the row."""

ENOUGH = 1.0
"""Seconds that must be left to begin a question."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to ask; `mark` tells it from the turns of all other askers."""

    look_up: int
    mark: str

    def tell(self, came: int, total: int | None) -> None:
        """Notes for who waits how many orders came so far, and of how many."""
        try:
            self._row.update(coming=came, coming_of=total)
        except DatabaseError as error:  # nobody goes without an answer for that
            log.info("progress_not_noted", reason=type(error).__name__)

    def end(self, **noted: Any) -> None:
        """Lets the others go on, with these fields of the row if it is still ours."""
        self._row.update(asker="", asking_until=None, **noted)

    @property
    def _row(self) -> QuerySet[LookUp]:
        return LookUp.objects.filter(pk=self.look_up, asker=self.mark)


Ask = Callable[[Turn], LookUp]
"""Asks, writes down what came, ends the turn, and returns the row as it now stands."""


def once(seen: LookUp, *, deadline: Deadline, ask: Ask) -> LookUp | None:
    """The row of the question after it was asked, by us or by somebody else.

    `seen` is the row as it was before. None: it was not answered within `deadline`.
    """
    while deadline.remaining() >= ENOUGH:
        if turn := _take(seen, seconds=deadline.remaining()):
            return _asked(turn, ask)
        row = _awaited(seen, deadline=deadline)
        if row.asked_at != seen.asked_at:
            return row
    return None


def _asked(turn: Turn, ask: Ask) -> LookUp:
    try:
        return ask(turn)
    except BaseException:
        # Those who wait need not wait for what will not come.
        turn.end()
        raise


def _awaited(seen: LookUp, *, deadline: Deadline) -> LookUp:
    """The row as soon as it is answered, nobody asks, or the time is over.

    Only reads: those who wait must not stand in the way of whoever writes.
    """
    while True:
        row = LookUp.objects.get(pk=seen.pk)
        over = row.asked_at != seen.asked_at or not row.is_being_asked
        if over or deadline.remaining() <= 0:
            return row
        time.sleep(LOOK_EVERY)


def _take(seen: LookUp, *, seconds: float) -> Turn | None:
    """The turn, unless another has it or the question was answered since `seen`."""
    now = timezone.now()
    turn = Turn(seen.pk, uuid4().hex)
    until = now + timedelta(seconds=seconds) + GRACE
    ahead = furthest(now, longest=LONGEST_TURN)
    taken = _taken(seen.pk, seen.asked_at, now, ahead, turn.mark, until)
    return turn if taken else None


@updating_without_waiting
def _taken(
    pk: int, asked_at: datetime, now: datetime, ahead: datetime, mark: str, to: datetime
) -> tuple[QuerySet[LookUp], dict[str, Any]]:
    over = Q(asking_until=None) | Q(asking_until__lte=now)
    free = over | Q(asking_until__gt=ahead)
    rows = LookUp.objects.filter(free, pk=pk, asked_at=asked_at)
    nothing_came = {"coming": 0, "coming_of": None}
    return rows, {"asker": mark, "asking_until": to, **nothing_came}
