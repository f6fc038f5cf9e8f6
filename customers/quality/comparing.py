"""Compares the customers with each other, and keeps the day's figures.

It runs behind a complete sweep, under the sweep's own lease: nobody writes customers
meanwhile. What it did is noted at its end, so one that is killed is done again by the
next.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress

import structlog
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from customers import lease
from customers.models import Comparison, Customer, FacetCount, Outcome, Sweep
from customers.models.keys import shelf_of
from customers.quality.counting import is_kept, keep
from customers.quality.sharing import COMPARED, misjudged

# Written in one transaction: the database is nobody's for long.
CHUNK = 1000

log = structlog.get_logger()


def settle(sweep: Sweep) -> None:
    """Brings shares_phone, shares_pan and the day's figures up to a complete sweep.

    Does nothing after one that is not complete, nor where another sweep has begun:
    that one settles for both. Raises django.db.Error.
    """
    if sweep.outcome != Outcome.COMPLETE:
        return
    with suppress(lease.LeaseTaken, lease.LeaseLost), lease.held() as held:
        newest = _newest_change()
        if _is_news(sweep, newest):
            _compare(sweep.source, held)
            with transaction.atomic():
                held.renew()
                keep(sweep.source)
                _note(sweep, newest)
        elif not is_kept(sweep.source, day=timezone.localdate()):
            keep(sweep.source)


def _compare(source: str, held: lease.Held) -> None:
    """Writes those alone whose flag is another than it was."""
    for flag in COMPARED:
        found = misjudged(flag, shelf=shelf_of(source))
        for due, ids in found.items():
            for chunk in _chunks(ids):
                with transaction.atomic():
                    held.renew()
                    Customer.objects.filter(pk__in=chunk).update(**{flag: due})
        log.info("compared", flag=flag, on=len(found[True]), off=len(found[False]))


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _newest_change() -> int:
    return FacetCount.objects.aggregate(newest=Max("change"))["newest"] or 0


def _is_news(sweep: Sweep, newest: int) -> bool:
    """Whether anybody came, changed or went since the last comparison: the counts that
    the database keeps grow newer with each."""
    last = Comparison.objects.filter(source=sweep.source).first()
    return last is None or newest > last.change


def _note(sweep: Sweep, newest: int) -> None:
    Comparison.objects.update_or_create(
        source=sweep.source, defaults={"sweep": sweep.pk, "change": newest}
    )
