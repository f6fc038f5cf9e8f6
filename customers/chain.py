"""What makes two pages neighbours: that they share rows, in one order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence


def overlap(rows: int) -> int:
    """How many rows of a page of so many are read again with the next one."""
    return max(1, min(5, rows // 10))


def widening(rows: int) -> Iterator[int]:
    """Overlaps to try one after the other, up to all but one row of the page."""
    narrow = overlap(rows)
    for width in (narrow, 4 * narrow, rows // 2, rows - 1):
        yield max(1, min(width, rows - 1))


def chains(edge: Sequence[int], ids: Sequence[int]) -> bool:
    """Whether a page shows rows of the neighbour's edge, in the same order.

    Only the edge counts: a row from deep inside the neighbour may have moved here by
    itself and proves nothing about what lies between. Of the edge itself a row in ten
    (and one of a few) may have moved meanwhile; more than that is no order.
    """
    place = {row: index for index, row in enumerate(edge)}
    found = [place[row] for row in ids if row in place]
    moved = max(1, len(found) // 10) if len(found) > 2 else 0
    return bool(found) and _in_order(found) >= len(found) - moved


def _in_order(places: Sequence[int]) -> int:
    """How many of these stand in ascending order, the others left out. A row that comes
    twice stands in order with itself."""
    ends: list[int] = []  # the least last place of an ascending choice, by its length
    for place in places:
        index = bisect_right(ends, place)
        ends[index : index + 1] = [place]
    return len(ends)
