"""Reading a list whose ties change places at every request.

Its pages never chain: between two reads any row may change sides. So the list is read
from the front to the end again and again, each time in pages of another size, until as
many different rows have come as there are said to be. A row that a page's edge hid
once lies within a page the next time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic

from customers.walk import Page, Read, insist, least

# Primes after the first, so that their edges meet nowhere for long.
SIZES = (100, 97, 89, 83, 79, 73, 71, 67, 61, 59, 53)
# After so many rounds one that brought nobody new is the last: no total was said, or
# one that is never reached.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plain pass stands: so many whole rounds, and `skip` rows of the next.

    `total` is the least that SourceHub has said on the way, and `began` how many rows
    had been met when the round began.
    """

    rounds: int = 0
    skip: int = 0
    total: int | None = None
    began: int = 0


@dataclass(frozen=True, slots=True)
class Leg(Generic[Page]):
    """A page, and the place that it leaves."""

    page: Page
    place: Place


def plainly(
    read: Read[Page], *, start: Place, met: Callable[[], int]
) -> Iterator[Leg[Page]]:
    """Page after page, until `met()` tells of as many different rows as there are, or
    nobody new has come for a round.

    One round at least is read to its end. There is no limit but what `read` sets.
    """
    place = start
    while not _is_enough(place, met()):
        if not place.skip:
            place = replace(place, began=met())
        size = SIZES[place.rounds % len(SIZES)]
        page = insist(read, place.skip, size)
        place = _after(place, page, size)
        yield Leg(page, place)


def _is_enough(place: Place, met: int) -> bool:
    if not place.rounds:
        return False
    if place.total is not None and met >= place.total:
        return True
    return not place.skip and place.rounds >= ROUNDS and met <= place.began


def _after(place: Place, page: Page, size: int) -> Place:
    skip = place.skip + page.received
    total = least(place.total, page.total)
    due = page.total is None or page.total > skip
    if page.received and (due or page.received >= size):
        return replace(place, skip=skip, total=total)
    return replace(place, rounds=place.rounds + 1, skip=0, total=total)
