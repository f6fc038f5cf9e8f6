"""Who is not returned any more: concluded from complete passes, never from one.

See verdict.py for the rule, holds.py for what is not believed at once.
"""

# array[int] is a type in annotations only; at run time Python 3.11 refuses it.
from __future__ import annotations

import datetime
from array import array
from collections import defaultdict
from collections.abc import Iterable
from heapq import merge
from itertools import groupby

from django.db.models import F

from customers.history import note_gone
from customers.ids import chunks, unpacked, within
from customers.models import Customer, Presence, Sweep, Swept
from customers.models.customer import CustomerQuerySet
from customers.verdict import Verdict, verdict

# More than this, and more than so many percent, is held: see `is_mass`.
FEW = 20
PERCENT = 1
_RUN = 50_000


def seen_ids(sweep: Sweep) -> array[int]:
    """Every id that the pass met, once each, ascending.

    By sorted runs: a set of a million takes 82 MB, these 17.
    """
    pages = Swept.objects.filter(sweep=sweep).order_by("pk")
    runs: list[array[int]] = []
    run = array("q")
    for ids in pages.values_list("ids", flat=True).iterator():
        run.extend(unpacked(ids))
        if len(run) >= _RUN:
            runs.append(_ascending(run))
            run = array("q")
    runs.append(_ascending(run))
    return array("q", (pk for pk, _ in groupby(merge(*runs))))


def _ascending(ids: array[int]) -> array[int]:
    return array("q", sorted(ids))


def unseen(sweep: Sweep, seen: array[int]) -> list[int]:
    """The customers that were in the mirror before the pass and were not met by it."""
    before = (
        Customer.objects.filter(source=sweep.source)
        .exclude(presence=Presence.GONE)
        .filter(first_seen_at__lt=sweep.started_at)
        .order_by("id")
        .values_list("id", flat=True)
    )
    return [pk for pk in before.iterator(chunk_size=10_000) if not within(seen, pk)]


def doubt(sweep: Sweep) -> str:
    """Why a complete pass may not say of anybody that it did not return them; "" when
    it may: every row was readable, and at least as many customers were met as
    SourceHub says there are."""
    if sweep.quarantined:
        return "Some rows could not be read, so nobody was judged absent."
    if sweep.total is not None and sweep.distinct_seen < sweep.total:
        return (
            f"SourceHub says it has {sweep.total} customers and returned"
            f" {sweep.distinct_seen}, so nobody was judged absent."
        )
    return ""


def is_mass(unseen: int, *, met: int) -> bool:
    """Whether so many are missing beside those met that it is not believed.

    A fault on SourceHub's side looks just like many deletions at once.
    """
    if not met:
        return unseen > 0
    return unseen > FEW and unseen * 100 > PERCENT * (met + unseen)


def conclude(sweep: Sweep, absent: Iterable[int], *, now: datetime.datetime) -> None:
    """Notes who was not met, and who has been missed often enough to be gone."""
    for chunk in chunks(absent):
        judged = _judged(sweep, chunk, now=now)
        _of(judged[Verdict.FIRST]).update(
            presence=Presence.MISSING, misses=1, missing_since=now, missing_in=sweep
        )
        _of(judged[Verdict.AGAIN]).update(misses=F("misses") + 1)
        _of(judged[Verdict.GONE]).update(
            presence=Presence.GONE, misses=F("misses") + 1, gone_at=now
        )
        note_gone(judged[Verdict.GONE], sweep=sweep, at=now)


def _judged(
    sweep: Sweep, ids: list[int], *, now: datetime.datetime
) -> dict[Verdict, list[int]]:
    judged: dict[Verdict, list[int]] = defaultdict(list)
    rows = Customer.objects.filter(pk__in=ids).select_related("missing_in")
    for row in rows.only("missing_since", "misses", "missing_in"):
        found = verdict(
            sweep,
            now,
            first=row.missing_in,
            since=row.missing_since,
            misses=row.misses,
        )
        judged[found].append(row.pk)
    return judged


def _of(ids: list[int]) -> CustomerQuerySet:
    return Customer.objects.filter(pk__in=ids)
