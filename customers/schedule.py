"""When the next sweep is due."""

import datetime

from customers import lease
from customers.models import Customer, Sweep

EVERY = datetime.timedelta(minutes=15)
# An empty mirror is of no use to anybody: it is tried again this soon.
EVERY_WHILE_EMPTY = datetime.timedelta(seconds=20)


def is_due(now: datetime.datetime) -> bool:
    """Whether the worker should begin a sweep: none runs, and the last began long
    enough ago."""
    if lease.is_taken():
        return False
    last = Sweep.objects.here().first()
    if last is None:
        return True
    pause = EVERY if Customer.objects.here().exists() else EVERY_WHILE_EMPTY
    return (last.finished_at or last.checked_at) + pause <= now or _was_cut_off(last)


def _was_cut_off(sweep: Sweep) -> bool:
    """Whether a pass ended without a word (killed): it goes on as soon as it can."""
    return sweep.finished_at is None
