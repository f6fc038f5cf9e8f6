"""Who is not returned any more: concluded from complete passes, never from one.

A single pass may have stepped over a customer, so being unseen makes it MISSING, which
nobody is shown. GONE follows when a complete pass in the other direction, at least an
hour after the first, has not seen it either.
"""

# array[int] is a type in annotations only; at run time Python 3.11 refuses it.
from __future__ import annotations

import datetime
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from customers.models import (
    Customer,
    Direction,
    Presence,
    Sweep,
    Swept,
)

APART = datetime.timedelta(hours=1)
# More than this, and more than so many percent, is held: see `doubt`.
FEW = 20
PERCENT = 1
_CHUNK = 500


def seen_ids(sweep: Sweep) -> array[int]:
    """Every id that the pass met, once each, ascending."""
    everything: set[int] = set()
    for ids in Swept.objects.filter(sweep=sweep).values_list("ids", flat=True):
        everything.update(unpacked(ids))
    return array("q", sorted(everything))


def packed(ids: Iterable[int]) -> bytes:
    return array("q", ids).tobytes()


def unpacked(ids: bytes | memoryview) -> array[int]:
    row = array("q")
    row.frombytes(bytes(ids))
    return row


def unseen(sweep: Sweep, seen: array[int]) -> list[int]:
    """The customers that were in the mirror before the pass and were not met by it."""
    before = (
        Customer.objects.filter(source=sweep.source)
        .exclude(presence=Presence.GONE)
        .filter(first_seen_at__lt=sweep.started_at)
        .order_by("id")
        .values_list("id", flat=True)
    )
    return [pk for pk in before.iterator(chunk_size=10_000) if not _within(seen, pk)]


def doubt(sweep: Sweep, *, unseen: int) -> str:
    """Why a complete pass may not say of anybody that it did not return them; "" when
    it may.

    Every row must have been readable, and at least as many customers met as SourceHub
    says there are. And a fault on SourceHub's side looks just like many deletions at
    once: where more than 1 % (and more than 20) would be concerned, it is held.
    """
    if sweep.quarantined:
        return "Some rows could not be read, so nobody was judged absent."
    if sweep.total is not None and sweep.distinct_seen < sweep.total:
        return (
            f"SourceHub says it has {sweep.total} customers and returned"
            f" {sweep.distinct_seen}, so nobody was judged absent."
        )
    if unseen and not sweep.distinct_seen:
        return "SourceHub returned no customer at all, so nobody was judged absent."
    if unseen > FEW and unseen * 100 > PERCENT * (sweep.distinct_seen + unseen):
        return (
            f"{unseen} customers were not returned, too many at once to believe,"
            " so nobody was judged absent."
        )
    return ""


def conclude(sweep: Sweep, absent: list[int], *, now: datetime.datetime) -> None:
    """Notes who was not met, and who has not been met for the second time."""
    for chunk in _chunks(absent):
        rows = Customer.objects.filter(pk__in=chunk)
        rows.filter(
            presence=Presence.MISSING,
            missing_since__lte=now - APART,
            missing_in__direction=Direction(sweep.direction).opposite,
            # Another key may be of the other mode, and see other customers.
            missing_in__key_mark=sweep.key_mark,
        ).update(presence=Presence.GONE)
        rows.filter(presence=Presence.PRESENT).update(
            presence=Presence.MISSING, missing_since=now, missing_in=sweep
        )


def _within(ids: array[int], pk: int) -> bool:
    index = bisect_left(ids, pk)
    return index < len(ids) and ids[index] == pk


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
