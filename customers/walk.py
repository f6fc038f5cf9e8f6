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

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from customers.chain import chains, overlap, widening
from sourcehub_portal.gateway.errors import PaginationStuck

COUNT = 100
REREADS = 3
# So many trickles in a row are the end of a list that grows while it is read.
TRICKLES = 3
# Where other rows than the first are looked for before skip counts as ignored.
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


class Broken(Incomplete):
    """Four overlaps at one place showed no shared rows: the pages do not chain."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a walk stands: the page it last read. The next one must chain to it.

    `reach` is the most rows that a page has brought so far: a server that ignores
    `count` brings fewer than we ask for. `trickles` counts the pages, this one last,
    that one after the other brought less than half of that in new rows. `total`
    is the least that SourceHub has said on the way.
    """

    skip: int
    ids: tuple[int, ...]
    received: int
    reach: int
    trickles: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Step(Generic[Page]):
    """A page that chains to those before, and the anchor that it leaves."""

    page: Page
    anchor: Anchor


def probe(read: Read[Page]) -> Page:
    """Finds out whether `skip` counts rows, and returns the list's first rows.

    Raises PaginationStuck when the first rows are all that ever comes. One probe is
    not enough to say so: a row inserted at the front between two reads looks the same.
    """
    first = read(0, 3)
    if first.received < 2 or first.received == first.total:
        return first
    if all(read(skip, 3).ids == first.ids for skip in PROBES):
        raise PaginationStuck
    return first


def forward(read: Read[Page], start: Anchor | None = None) -> Iterator[Step[Page]]:
    """Every page from the front (or from behind `start`) to the end.

    Raises Broken when the chain of pages breaks for good, Incomplete at a hole.
    """
    anchor = start
    if anchor is None:
        step = _placed(insist(read, 0), before=None, skip=0)
        yield step
        anchor = step.anchor
    while anchor.received == COUNT or not _is_last(read, anchor):
        step = _ahead(read, anchor)
        yield step
        anchor = step.anchor


def backward(
    read: Read[Page], *, total: int | None, start: Anchor | None = None
) -> Iterator[Step[Page]]:
    """Every page from the end (or from before `start`) to the front.

    `total` is where the end is looked for first; a wrong one only costs requests.
    Raises Broken when the chain of pages breaks for good, Incomplete at a hole.
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
    for shared in widening(anchor.received):
        skip = max(0, anchor.skip + anchor.received - shared)
        page = insist(read, skip)
        if chains(anchor.ids[-shared:], page.ids):
            return _placed(page, before=anchor, skip=skip)
    raise Broken(f"the pages around row {anchor.skip} did not hold together")


def _behind(read: Read[Page], anchor: Anchor) -> Step[Page]:
    reach = anchor.reach
    for shared in widening(reach):
        skip = max(0, anchor.skip - max(1, reach - shared))
        page = insist(read, skip)
        if chains(anchor.ids[:shared], page.ids):
            return _placed(page, before=anchor, skip=skip)
        # A page that came short did not reach back to ours: ask from nearer.
        reach = page.received or reach
    raise Broken(f"the pages around row {anchor.skip} did not hold together")


def _is_last(read: Read[Page], anchor: Anchor) -> bool:
    """Whether the list ends with this page. Raises Incomplete at a hole.

    It does when nothing new is behind it. While rows are inserted in front, its own
    last rows slide into the read behind it, for ever; while rows are appended, new ones
    trickle in: both are the end of what was there when the walk began.
    """
    end = anchor.skip + anchor.received
    behind = insist(read, end)
    if not behind.received:
        _must_not_be_a_hole(read, end=end, total=behind.total)
        return _nothing_slid(read, anchor)
    if anchor.trickles >= TRICKLES and end >= (anchor.total or 0):
        return True
    # A row that cannot be read has no id to know it by: it is to be fetched.
    known = set(behind.ids) <= set(anchor.ids) and len(behind.ids) == behind.received
    return known and (behind.received < COUNT or behind.ids == anchor.ids)


def _nothing_slid(read: Read[Page], anchor: Anchor) -> bool:
    """Whether the page was the last, seen that nothing came behind it.

    A page as long as any may stop short of the end, and while rows are deleted the few
    behind it slide into its place: they are looked for there.
    """
    if anchor.received < anchor.reach or not anchor.received:
        return True
    shared = overlap(anchor.received)
    again = insist(read, anchor.skip + anchor.received - shared)
    return bool(again.received) and set(again.ids) <= set(anchor.ids)


def _must_not_be_a_hole(read: Read[Page], *, end: int, total: int | None) -> None:
    """Nothing came although rows are due: either they are there, or `total` lies."""
    if total is None or total <= end:
        return
    if any(read(skip, COUNT).received for skip in {end + COUNT, total - 1}):
        raise Incomplete(f"no rows came at {end}, though there are some behind")


def _last_page(read: Read[Page], total: int) -> Step[Page]:
    skip, stride = max(0, total - COUNT), COUNT
    page = insist(read, skip)
    while not page.ids and skip > 0:
        # `total` promised more than there is (or than can be read, and chained to):
        # look further in front, ever faster.
        skip, stride = max(0, skip - stride), stride * 2
        page = read(skip, COUNT)
    step = _placed(page, before=None, skip=skip)
    while not _is_last(read, step.anchor):
        step = _ahead(read, step.anchor)
    return step


def insist(read: Read[Page], skip: int, count: int = COUNT) -> Page:
    """A page; where it is empty although rows are due, the best of some re-reads."""
    page = read(skip, count)
    for _ in range(REREADS):
        if page.received or (page.total is not None and page.total <= skip):
            break
        page = read(skip, count)
    return page


def _placed(page: Page, *, before: Anchor | None, skip: int) -> Step[Page]:
    if before is None:
        before = Anchor(skip, (), 0, reach=0, total=page.total)
    new = len(set(page.ids) - set(before.ids))
    anchor = Anchor(
        skip,
        page.ids,
        page.received,
        reach=max(before.reach, page.received),
        trickles=before.trickles + 1 if new * 2 < before.reach else 0,
        total=least(before.total, page.total),
    )
    return Step(page, anchor)


def least(first: int | None, second: int | None) -> int | None:
    """The smaller total: a list that shrinks while it is read is still read whole."""
    said = [total for total in (first, second) if total is not None]
    return min(said, default=None)
