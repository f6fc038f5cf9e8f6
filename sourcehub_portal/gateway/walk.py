"""All orders of one phone, out of pages that may shift, repeat or lie about their size.

Each page overlaps the one before, so that an order that moves between two requests is
not missed; orders are told apart by their id.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import structlog

from .client import SourceHub
from .errors import UpstreamError
from .records import OrderRecord, Page, Rejected

log = structlog.get_logger(__name__)

_PAGE = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OrderWalk:
    """What SourceHub returned for one phone.

    `total` is the last one it named. `complete`: the end was seen, and not less came
    than `total`. `asked_at` is when the first request began (aware). `error` is what
    ended the walk early, after some orders had come; `complete` is then False.
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
        self.total = self.total if page.total is None else page.total
        return self.count() > before


def orders_of(
    client: SourceHub,
    *,
    phone: str,
    from_date: date | None = None,
    to_date: date | None = None,
    cap: int = 5000,
) -> OrderWalk:
    """The orders under `phone`, within the client's total limit; `cap` ends it, too.

    Whether SourceHub counts both ends of a range in is not known, so a day more is
    asked for at each: the caller cuts. Orders of another phone are the caller's, too.

    Raises the UpstreamError of the first request; a later one ends the walk.
    """
    deadline = client.deadline()

    def ask(skip: int) -> Page[OrderRecord]:
        return client.orders(
            phone=phone,
            from_date=_day_before(from_date),
            to_date=_day_after(to_date),
            count=_PAGE,
            skip=skip,
            deadline=deadline,
        )

    first = ask(0)
    seen = _Seen()
    ended, error = False, None
    try:
        ended = _walk(first, seen=seen, ask=ask, cap=cap)
    except UpstreamError as failure:
        log.warning("order_walk_cut", kind=failure.kind, orders=len(seen.orders))
        error = failure
    return OrderWalk(
        orders=tuple(seen.orders.values()),
        total=seen.total,
        rejected=tuple(seen.rejected.values()),
        complete=ended and (seen.total is None or seen.count() >= seen.total),
        asked_at=first.asked_at,
        error=error,
    )


def _walk(
    page: Page[OrderRecord],
    *,
    seen: _Seen,
    ask: Callable[[int], Page[OrderRecord]],
    cap: int,
) -> bool:
    """Reads on from `page` until the end or the cap; whether the end was seen.

    A page shorter than asked for is no end: `count` may be ignored. The end is a total
    that is reached exactly, an empty page, or the overlap alone. A page of old rows
    other than the overlap says that `skip` is ignored.
    """
    skip = 0
    seen.take(page)
    while seen.count() != seen.total and page.received:
        if seen.count() >= cap:
            return False
        overlap = _overlap(page.received)
        skip += page.received - overlap
        tail, page = page.records[-overlap:] if overlap else (), ask(skip)
        if not seen.take(page) and page.received:
            return _ids(page.records) <= _ids(tail)
    return True


def _overlap(received: int) -> int:
    """How many rows of a page the next one is to repeat; fewer than it has."""
    return min(max(1, min(5, received // 10)), received - 1)


def _ids(orders: Iterable[OrderRecord]) -> set[int]:
    return {order.id for order in orders}


def _day_before(day: date | None) -> date | None:
    return day - _DAY if day and day > date.min else day


def _day_after(day: date | None) -> date | None:
    return day + _DAY if day and day < date.max else day
