"""Reading a whole list that can only be paged, while it changes.

`GET /customers` gives `count` and `skip`: no snapshot, no documented order. Rows that
come or go while we page shift all the others, and a plain walk steps over some. So
every page overlaps the one before, and must show rows of it in the same order: then
nothing can lie between the two. Where it does not, we step back and read again.

One forward walk still loses a row that moves from ahead of the reader to behind it. A
walk in the other direction meets that row; the sweep therefore alternates, and a
customer counts as absent only when both directions missed it.

Nothing here knows of HTTP or of the database: `read(skip, count)` is all it needs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sourcehub_portal.gateway.errors import PaginationStuck

COUNT = 100
REREADS = 3
# So many short pages in a row are the end of a list that grows while it is read.
SHORTS = 3
# How often rows are looked for a page further on before skip counts as ignored.
PROBES = (1, 10, 50)


class Rows(Protocol):
    """What a read gives: the ids in order, and how many rows came in all."""

    @property
    def ids(self) -> tuple[int, ...]: ...
    @property
    def received(self) -> int: ...
    @property
    def total(self) -> int | None: ...


Page = TypeVar("Page", bound=Rows)
Read = Callable[[int, int], Page]


class Incomplete(Exception):
    """The walk could not be finished; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a walk stands: the page it last read. The next one must chain to it.

    `reach` is the most rows that a page has brought so far: a server that ignores
    `count` brings fewer than we ask for. `shorts` counts the pages, this one last,
    that came with fewer rows than that one after the other.
    """

    skip: int
    ids: tuple[int, ...]
    received: int
    reach: int
    shorts: int = 0


@dataclass(frozen=True, slots=True)
class Step(Generic[Page]):
    """A page that chains to those before, and the anchor that it leaves."""

    page: Page
    anchor: Anchor


def overlap(rows: int) -> int:
    """How many rows of a page of so many are read again with the next one."""
    return max(1, min(5, rows // 10))


def probe(read: Read[Page]) -> Page:
    """Finds out whether `skip` counts rows, and returns the list's first rows.

    Raises PaginationStuck when the first rows are all that ever comes. One probe is
    not enough to say so: a row inserted at the front between two reads looks the same.
    """
    first = read(0, 3)
    if first.received < 2:
        return first
    if all(read(skip, 3).ids == first.ids for skip in PROBES):
        raise PaginationStuck
    return first


def forward(read: Read[Page], start: Anchor | None = None) -> Iterator[Step[Page]]:
    """Every page from the front (or from behind `start`) to the end.

    Raises Incomplete when the chain of pages breaks for good.
    """
    anchor = start
    if anchor is None:
        step = _placed(_insist(read, 0), before=None, skip=0)
        yield step
        anchor = step.anchor
    while anchor.received >= COUNT or not _is_last(read, anchor):
        step = _ahead(read, anchor)
        yield step
        anchor = step.anchor


def backward(
    read: Read[Page], *, total: int | None, start: Anchor | None = None
) -> Iterator[Step[Page]]:
    """Every page from the end (or from before `start`) to the front.

    `total` is where the end is looked for first; a wrong one only costs requests.
    Raises Incomplete when the chain of pages breaks for good.
    """
    anchor = start
    if anchor is None:
        step = _last_page(read, total or 0)
        yield step
        anchor = step.anchor
    while anchor.skip > 0:
        step = _behind(read, anchor)
        yield step
        anchor = step.anchor


def _ahead(read: Read[Page], anchor: Anchor) -> Step[Page]:
    for shared in _widening(anchor.received):
        skip = max(0, anchor.skip + anchor.received - shared)
        page = _insist(read, skip)
        if _chains(anchor.ids[-shared:], page.ids):
            return _placed(page, before=anchor, skip=skip)
    raise Incomplete(f"the pages around row {anchor.skip} did not hold together")


def _behind(read: Read[Page], anchor: Anchor) -> Step[Page]:
    reach = anchor.reach
    for shared in _widening(reach):
        skip = max(0, anchor.skip - max(1, reach - shared))
        page = _insist(read, skip)
        if _chains(anchor.ids[:shared], page.ids):
            return _placed(page, before=anchor, skip=skip)
        # A page that came short did not reach back to ours: ask from nearer.
        reach = page.received or reach
    raise Incomplete(f"the pages around row {anchor.skip} did not hold together")


def _widening(rows: int) -> Iterator[int]:
    """Overlaps to try one after the other, up to all but one row of the page."""
    narrow = overlap(rows)
    for width in (narrow, 4 * narrow, rows // 2, rows - 1):
        yield max(1, min(width, rows - 1))


def _chains(edge: Sequence[int], ids: Sequence[int]) -> bool:
    """Whether a page shows rows of the neighbour's edge, in the same order.

    Only the edge counts: a row from deep inside the neighbour may have moved here by
    itself and proves nothing about what lies between.
    """
    place = {row: index for index, row in enumerate(edge)}
    found = [place[row] for row in ids if row in place]
    return bool(found) and found == sorted(found)


def _is_last(read: Read[Page], anchor: Anchor) -> bool:
    """Whether the list ends with this page.

    A short page with nothing new behind it does. While rows are inserted in front, its
    own last rows slide into the read behind it, for ever; while rows are appended, new
    ones keep coming: both are the end of what was there when the walk began.
    """
    if anchor.shorts >= SHORTS:
        return True
    behind = _insist(read, anchor.skip + anchor.received)
    return behind.received < COUNT and set(behind.ids) <= set(anchor.ids)


def _last_page(read: Read[Page], total: int) -> Step[Page]:
    skip, stride = max(0, total - COUNT), COUNT
    page = _insist(read, skip)
    while not page.received and skip > 0:
        # `total` promised more than there is: look further in front, ever faster.
        skip, stride = max(0, skip - stride), stride * 2
        page = read(skip, COUNT)
    step = _placed(page, before=None, skip=skip)
    while not _is_last(read, step.anchor):
        step = _ahead(read, step.anchor)
    return step


def _insist(read: Read[Page], skip: int) -> Page:
    """A page; where it is empty although rows are due, the best of some re-reads."""
    page = read(skip, COUNT)
    for _ in range(REREADS):
        if page.received or (page.total is not None and page.total <= skip):
            break
        page = read(skip, COUNT)
    return page


def _placed(page: Page, *, before: Anchor | None, skip: int) -> Step[Page]:
    reach, shorts = (before.reach, before.shorts) if before else (0, 0)
    shorts = shorts + 1 if page.received < reach else 0
    reach = max(reach, page.received)
    return Step(page, Anchor(skip, page.ids, page.received, reach, shorts))
