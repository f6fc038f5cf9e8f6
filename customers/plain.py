"""Reading a list whose ties change places at every request.

Its pages never chain: between two reads any row may change sides. So the list is read
from the front to the end again and again, each time in pages of another size, until as
many different rows have come as there are said to be. A row that a page's edge hid
once lies within a page the next time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic

from customers.walk import Page, Read, insist, least

# Primes after the first, so that their edges meet nowhere for long.
SIZES = (100, 97, 89, 83, 79, 73, 71, 67, 61, 59, 53)
# Where SourceHub does not say how many there are, so many rounds are all that is done.
UNSAID = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plain pass stands: so many whole rounds, and `skip` rows of the next.

    `total` is the least that SourceHub has said on the way.
    """

    rounds: int = 0
    skip: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Leg(Generic[Page]):
    """A page, and the place that it leaves."""

    page: Page
    place: Place


def plainly(
    read: Read[Page], *, start: Place, met: Callable[[], int]
) -> Iterator[Leg[Page]]:
    """Page after page, until `met()` tells of as many different rows as there are.

    One round at least is read to its end. There is no limit but what `read` sets.
    """
    place = start
    while not _is_enough(place, met()):
        size = SIZES[place.rounds % len(SIZES)]
        page = insist(read, place.skip, size)
        place = _after(place, page, size)
        yield Leg(page, place)


def _is_enough(place: Place, met: int) -> bool:
    if place.total is None:
        return place.rounds >= UNSAID
    return place.rounds > 0 and met >= place.total


def _after(place: Place, page: Page, size: int) -> Place:
    # A page that stays empty though rows are due is stepped over: the next round's
    # pages begin elsewhere.
    skip = place.skip + (page.received or size)
    due = page.total is not None and page.total > skip
    total = least(place.total, page.total)
    if due or (page.received >= size):
        return Place(place.rounds, skip, total)
    if page.total is None and page.received:
        return Place(place.rounds, skip, total)
    return Place(place.rounds + 1, 0, total)
