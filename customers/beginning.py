"""How a sweep begins: with the last one's checkpoint, or anew, and in which manner."""

import datetime
from itertools import takewhile

from django.db.models import Q
from django.utils import timezone

from customers.models import Direction, Manner, Outcome, Sweep, Swept
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.source import mark

HOLDS = datetime.timedelta(hours=6)
# A week of sweeps, one every 15 minutes.
KEPT = 7 * 24 * 4
# One pass may break because the list was busy; two in a row, and its ties are shuffled.
SHUFFLED = 2
# So often a shuffled list is tried again: its pages may chain by now.
RETRIED = 10


def resumed_or_new(endpoint: Endpoint) -> Sweep:
    """The sweep to go on with: the last one from its checkpoint where that still
    holds, otherwise a new one in the other direction than the last complete one."""
    source, key_mark, now = mark(endpoint.url), mark(endpoint.key), timezone.now()
    last = Sweep.objects.filter(source=source, key_mark=key_mark).first()
    if last and _can_go_on(last, now=now):
        # Attempts since then that could not even begin: this is the last one again.
        Sweep.objects.filter(source=source, pk__gt=last.pk).delete()
        last.outcome, last.reason, last.finished_at = Outcome.RUNNING, "", None
        return last
    # One that sent nothing has nothing to tell: its line in the notes is used again.
    if last is None or not _sent_nothing(last):
        last = Sweep(source=source, key_mark=key_mark, checked_at=now)
    _end_earlier_passes(last, now=now)
    last.direction, last.manner = _direction(source), _manner(source)
    last.outcome, last.reason, last.finished_at = Outcome.RUNNING, "", None
    last.started_at = now
    last.save()
    return last


def _can_go_on(sweep: Sweep, *, now: datetime.datetime) -> bool:
    return (
        sweep.outcome != Outcome.COMPLETE
        and sweep.checkpoint is not None
        and sweep.checked_at > now - HOLDS
    )


def _sent_nothing(sweep: Sweep) -> bool:
    return sweep.outcome == Outcome.INCOMPLETE and not sweep.requests


def _direction(source: str) -> Direction:
    complete = Sweep.objects.filter(source=source, manner=Manner.CHAINED).complete()
    last = complete.first()
    return Direction(last.direction).opposite if last else Direction.FORWARD


def _manner(source: str) -> Manner:
    """Plain for a list that is known to be shuffled, but for a try now and then."""
    manners = Sweep.objects.filter(source=source, fetched__gt=0)
    lately = manners.values_list("manner", flat=True)[:KEPT]
    plain = sum(1 for _ in takewhile(lambda each: each == Manner.PLAIN, lately))
    shuffled = plain >= SHUFFLED and plain % RETRIED
    return Manner.PLAIN if shuffled else Manner.CHAINED


def _end_earlier_passes(but: Sweep, *, now: datetime.datetime) -> None:
    """No pass before this one is gone on with, and few are ever looked at again."""
    others = Sweep.objects.exclude(pk=but.pk)
    others.filter(outcome=Outcome.RUNNING).update(
        outcome=Outcome.INCOMPLETE, reason="It was stopped.", finished_at=now
    )
    # Without the ids that it met, a pass must not be gone on with.
    others.filter(~Q(checkpoint=None)).update(checkpoint=None)
    Swept.objects.all().delete()
    kept = Sweep.objects.values_list("pk", flat=True)[:KEPT]
    Sweep.objects.exclude(pk__in=list(kept)).delete()
