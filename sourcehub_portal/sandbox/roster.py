"""Which customer ids there are, and in which order the list gives them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol

# The highest id of the documented sample is always the last when N is below it.
LAST_SAMPLE = 613


class Listing(Protocol):
    """A list of customer ids that can be paged."""

    def page(self, *, skip: int, count: int) -> tuple[list[int], int]:
        """The ids of one page, and how many ids the whole list has."""

    def holds(self, customer_id: int) -> bool:
        """Whether the list has, or has had, this customer."""


class Roster:
    """The ids 1 … size by number; below 613, the last of them is 613 instead.

    Those who are away are not listed, until they are back.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.highest = max(size, LAST_SAMPLE) if size else 0
        self.send_away(())

    def send_away(self, ids: Iterable[int]) -> None:
        """Exactly these are away from now on, as far as there are such customers."""
        self.away = sorted({one for one in ids if self.holds(one)})
        places = (min(one, self.size) - 1 for one in self.away)
        # How many are listed before each of the places that are left out.
        self._before = [place - left for left, place in enumerate(places)]

    def page(self, *, skip: int, count: int) -> tuple[list[int], int]:
        # Taken once: it may be exchanged while the page is made.
        before = self._before
        listed = self.size - len(before)
        places = range(min(skip, listed), min(skip + count, listed))
        ids = [self._at(place + bisect_right(before, place)) for place in places]
        return ids, listed

    def holds(self, customer_id: int) -> bool:
        return 0 < customer_id < self.size or 0 < customer_id == self.highest

    def _at(self, place: int) -> int:
        return self.highest if place == self.size - 1 else place + 1
