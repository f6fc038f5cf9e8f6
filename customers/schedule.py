"""When the next sweep is due."""

import datetime

from customers import lease
from customers.models import Customer, Hold, Outcome, Sweep
from sourcehub_portal.gateway.health import health
from sourcehub_portal.term import is_ahead

EVERY = datetime.timedelta(minutes=15)
# An empty mirror is of no use to anybody, and a pass that was stopped should go on:
# they are tried again this soon, but less and less often.
SOON = datetime.timedelta(seconds=20)
# A pass that was not complete is tried again after this at the latest.
AT_LAST = datetime.timedelta(minutes=5)


def is_due(now: datetime.datetime) -> bool:
    """Whether the worker should begin a sweep: none runs, SourceHub may be asked, and
    the last is long enough over, or a manager has accepted what it held."""
    if lease.is_taken() or not health().may_work:
        return False
    last = Sweep.objects.here().first()
    if last is None or is_ahead(last.finished_at or last.checked_at, now=now):
        return True
    if last.finished_at is None:
        return last.checked_at + SOON <= now
    if Hold.objects.here().accepted().filter(accepted_at__gt=last.finished_at).exists():
        return True
    return last.finished_at + _pause(last, ended=last.finished_at) <= now


def _pause(last: Sweep, *, ended: datetime.datetime) -> datetime.timedelta:
    sweeps = Sweep.objects.here()
    if last.outcome == Outcome.COMPLETE:
        if Customer.objects.here().exists():
            return EVERY
        return min(EVERY, SOON * sweeps.count())
    complete = sweeps.complete().first()
    failed = sweeps.filter(pk__gt=complete.pk) if complete else sweeps
    # One that is gone on with stays one: there it counts how long it has not moved.
    stood_still = ended - last.checked_at
    return min(AT_LAST, max(SOON * failed.count(), stood_still / 2))
