"""Which rows a walk is likely to read next, seen from those that it has read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcehub_portal.gateway.records import Page, RawRow


@dataclass(frozen=True, slots=True)
class Place:
    """One read: `count` rows from `skip` on."""

    skip: int
    count: int


@dataclass(frozen=True, slots=True)
class Stride:
    """An even pace: from each read to the next by `rows`, backward if below zero;
    `received` rows come each time."""

    rows: int
    received: int

    def after(self, place: Place, page: Page[RawRow]) -> Place | None:
        """The read behind the one that brought `page`; None: that is not sure.

        A page as long as those before, and rows due behind it: then it is only a page
        that does not chain that a walk would read otherwise.
        """
        if page.received != self.received:
            return None
        skip = place.skip + self.rows
        if self.rows < 0:
            return Place(max(0, skip), place.count) if place.skip else None
        shared = max(1, self.received - self.rows)
        due = page.total is not None and skip + shared <= page.total
        return Place(skip, place.count) if due else None


def steady(past: Sequence[Place], page: Page[RawRow]) -> Stride | None:
    """The pace of the last three reads, of which `page` was the last; None: none."""
    if len(past) < 3 or len({place.count for place in past[-3:]}) > 1:
        return None
    first, second, third = (place.skip for place in past[-3:])
    rows = third - second
    even = rows == second - first and rows != 0
    return Stride(rows, page.received) if even and page.received else None
