"""Orders unfolded: read out of what SourceHub wrote, with their invoices reckoned."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from orders.billed import Billed, billed
from orders.models.order import OrderQuerySet
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord

# A page has ten, for its rows and for its sums; several are written at once.
REMEMBERED = 64
CHUNK = 500


class RawOrder(NamedTuple):
    """An order by its id, and as SourceHub wrote it."""

    pk: int
    raw: str


class Unfolded(NamedTuple):
    """What SourceHub says of an order, and its invoices in SourceHub's order."""

    record: OrderRecord
    invoices: list[Billed]


def unfold(raw: str) -> Unfolded:
    """Asks the database nothing. Raises what `parse_order` raises."""
    record = parse_order(raw)
    return Unfolded(record, billed(record))


def of_a_page(orders: Iterable[RawOrder]) -> Iterator[Unfolded]:
    """Asks the database nothing."""
    today, home = timezone.localdate(), settings.PORTAL_HOME_STATE
    return (unfolded(order.raw, today, home) for order in orders)


def of_all(
    orders: Callable[[], OrderQuerySet], *, shown: Sequence[RawOrder], count: int
) -> Iterable[Unfolded]:
    """All of them: those `shown` where a page shows as many as there are, or else all
    anew, for there may be thousands. They are asked for in the latter case alone."""
    if len(shown) == count:
        return of_a_page(shown)
    return map(unfold, orders().values_list("raw", flat=True).iterator(CHUNK))


@lru_cache(REMEMBERED)
def unfolded(raw: str, _today: date, _home: str) -> Unfolded:
    """Once for all that a page says of it. The day decides what is said of when an
    invoice is due, and the home state what of its taxes."""
    return unfold(raw)


def forget() -> None:
    """For tests, which count what is read."""
    unfolded.cache_clear()
