"""When the next sweep is due."""

import datetime

from customers import lease
from customers.models import Customer, Sweep

EVERY = datetime.timedelta(minutes=15)
# An empty mirror is of no use to anybody, and a pass that was killed should go on: they
# are tried again this soon, the former less and less often.
SOON = datetime.timedelta(seconds=20)


def is_due(now: datetime.datetime) -> bool:
    """Whether the worker should begin a sweep: none runs, and the last is long enough
    over."""
    if lease.is_taken():
        return False
    last = Sweep.objects.here().first()
    if last is None:
        return True
    return (last.finished_at or last.checked_at) + _pause(last) <= now


def _pause(last: Sweep) -> datetime.timedelta:
    if last.finished_at is None:
        return SOON
    if Customer.objects.here().exists():
        return EVERY
    return min(EVERY, SOON * Sweep.objects.here().count())
