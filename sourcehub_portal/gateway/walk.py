"""All orders of one phone, out of pages that may shift, repeat or lie about their size.

Each page overlaps the one before, so that an order that moves between two requests is
not missed; orders are told apart by their id.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import structlog
from django.utils import timezone

from .client import SourceHub
from .deadline import Deadline
from .errors import NothingFound, UpstreamError
from .records import OrderRecord, Page, Rejected

log = structlog.get_logger(__name__)

_PAGE = 100
_REREADS = 3
_DAY = timedelta(days=1)

_Ask = Callable[[int], Page[OrderRecord]]
Told = Callable[[int, int | None], None]
"""Told how many rows came so far, and of how many, before a further page is asked."""


@dataclass(frozen=True, slots=True)
class OrderWalk:
    """What SourceHub returned for one phone.

    `total` is the largest that it named: a smaller one may come with a hole.
    `complete`: the end was seen, and not less came than `total`. `asked_at` is when the
    request for the first page began (aware). `error` is what ended the walk early,
    after that page had come; `complete` is then False.
    """

    orders: tuple[OrderRecord, ...]
    total: int | None
    rejected: tuple[Rejected, ...]
    complete: bool
    asked_at: datetime
    error: UpstreamError | None = None


@dataclass(slots=True)
class _Seen:
    """What came so far."""

    orders: dict[int, OrderRecord] = field(default_factory=dict)
    rejected: dict[str, Rejected] = field(default_factory=dict)
    total: int | None = None

    def count(self) -> int:
        return len(self.orders) + len(self.rejected)

    def take(self, page: Page[OrderRecord]) -> bool:
        """Keeps what the page holds; whether it held anything new."""
        before = self.count()
        self.orders.update((order.id, order) for order in page.records)
        self.rejected.update((row.raw, row) for row in page.rejected)
        if page.total is not None:
            self.total = max(page.total, self.total or 0)
        return self.count() > before

    def walk(
        self, *, asked_at: datetime, ended: bool, error: UpstreamError | None
    ) -> OrderWalk:
        """The walk that brought this; `ended`: it saw the end."""
        return OrderWalk(
            orders=tuple(self.orders.values()),
            total=self.total,
            rejected=tuple(self.rejected.values()),
            complete=ended and self.count() >= (self.total or 0),
            asked_at=asked_at,
            error=error,
        )


def orders_of(
    client: SourceHub,
    *,
    phone: str,
    from_date: date | None = None,
    to_date: date | None = None,
    cap: int = 5000,
    deadline: Deadline | None = None,
    told: Told | None = None,
) -> OrderWalk:
    """The orders under `phone`, until the `deadline`, else within the client's total
    limit; `cap` ends it, too.

    Whether SourceHub counts both ends of a range in is not known, so a day more is
    asked for at each: the caller cuts. Orders of another phone are the caller's, too.

    Raises the UpstreamError of the first page; one of a later page ends the walk. "Not
    found" is none: there are no orders, or none behind those that came.
    """
    deadline = deadline or client.deadline()
    days = (_day_before(from_date), _day_after(to_date))
    ask = _asking(client, phone=phone, days=days, deadline=deadline)
    asked_at = timezone.now()
    try:
        first = _insist(ask, 0, due=0)
    except NothingFound:
        return _Seen(total=0).walk(asked_at=asked_at, ended=True, error=None)
    seen = _Seen()
    ended, error = False, None
    try:
        ended = _walk(first, seen=seen, ask=ask, told=told, cap=cap)
    except NothingFound:
        ended = True
    except UpstreamError as failure:
        log.warning("order_walk_cut", kind=failure.kind, orders=len(seen.orders))
        error = failure
    return seen.walk(asked_at=first.asked_at, ended=ended, error=error)


def _asking(
    client: SourceHub,
    *,
    phone: str,
    days: tuple[date | None, date | None],
    deadline: Deadline,
) -> _Ask:
    """What asks for the page at a `skip`, under one deadline for all pages."""
    start, end = days

    def ask(skip: int) -> Page[OrderRecord]:
        return client.orders(
            phone=phone,
            from_date=start,
            to_date=end,
            count=_PAGE,
            skip=skip,
            deadline=deadline,
        )

    return ask


def _walk(
    page: Page[OrderRecord], *, seen: _Seen, ask: _Ask, told: Told | None, cap: int
) -> bool:
    """Reads on from `page` until the end or the cap; whether the end was seen.

    Neither a short page nor a total is an end by itself: `count` may be ignored, and
    totals lie. Both together are, and so is a page behind the last that brings the
    overlap alone.
    """
    skip, full = 0, _PAGE
    seen.take(page)
    while page.received and not (page.received < full and seen.count() == seen.total):
        if seen.count() >= cap:
            return False
        if told:
            told(seen.count(), seen.total)
        end, overlap = skip + page.received, _overlap(page.received)
        edge = page.records[-overlap:] if overlap else ()
        # Where pages come shorter than asked for, that is what a full one is.
        skip, full = end - overlap, min(full, page.received)
        page = _insist(ask, skip, due=max(end, seen.total or 0))
        if not seen.take(page):
            # Without the overlap it is a hole; with other old rows, skip is ignored.
            shown = bool(page.received) == bool(overlap)
            return shown and _ids(page.records) <= _ids(edge)
    return True


def _insist(ask: _Ask, skip: int, *, due: int) -> Page[OrderRecord]:
    """The page at `skip`; read again while it is empty though `due` rows are there."""
    page = ask(skip)
    for _ in range(_REREADS):
        if page.received or skip >= max(due, page.total or 0):
            break
        page = ask(skip)
    return page


def _overlap(received: int) -> int:
    """How many rows of a page the next one is to repeat; fewer than it has."""
    return min(max(1, min(5, received // 10)), received - 1)


def _ids(orders: Iterable[OrderRecord]) -> set[int]:
    return {order.id for order in orders}


def _day_before(day: date | None) -> date | None:
    return day - _DAY if day and day > date.min else day


def _day_after(day: date | None) -> date | None:
    return day + _DAY if day and day < date.max else day
