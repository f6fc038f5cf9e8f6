"""Where a sweep goes on, or begins."""

import datetime

from django.utils import timezone

from customers.models import Direction, Outcome, Sweep, Swept
from customers.walk import Anchor
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.source import mark

HOLDS = datetime.timedelta(hours=6)
# A week of sweeps, one every 15 minutes.
KEPT = 7 * 24 * 4


def resumed_or_new(endpoint: Endpoint) -> Sweep:
    """The sweep to go on with: the last one from its checkpoint where that still
    holds, otherwise a new one in the other direction than the last complete one."""
    source, key_mark, now = mark(endpoint.url), mark(endpoint.key), timezone.now()
    last = Sweep.objects.filter(source=source, key_mark=key_mark).first()
    if last and _can_go_on(last, now=now):
        last.outcome, last.reason, last.finished_at = Outcome.RUNNING, "", None
        return last
    Sweep.objects.filter(outcome=Outcome.RUNNING).update(
        outcome=Outcome.INCOMPLETE, reason="It was stopped.", finished_at=now
    )
    _forget_old_passes()
    complete = Sweep.objects.filter(source=source).complete().first()
    direction = (
        Direction(complete.direction).opposite if complete else Direction.FORWARD
    )
    return Sweep.objects.create(
        direction=direction,
        source=source,
        key_mark=key_mark,
        started_at=now,
        checked_at=now,
    )


def _forget_old_passes() -> None:
    """No pass before this one is gone on with, and few are ever looked at again."""
    Swept.objects.all().delete()
    kept = Sweep.objects.values_list("pk", flat=True)[:KEPT]
    Sweep.objects.exclude(pk__in=list(kept)).delete()


def _can_go_on(sweep: Sweep, *, now: datetime.datetime) -> bool:
    return (
        sweep.outcome != Outcome.COMPLETE
        and sweep.checkpoint is not None
        and sweep.checked_at > now - HOLDS
    )


def anchor_of(sweep: Sweep) -> Anchor | None:
    """Where its walk stood when it last saved its checkpoint."""
    saved = sweep.checkpoint
    return Anchor(**{**saved, "ids": tuple(saved["ids"])}) if saved else None
