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


class Told(NamedTuple):
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


def of_a_page(told: Iterable[Told]) -> Iterator[Unfolded]:
    """Each unfolded once for all that the page says of it."""
    today, home = timezone.localdate(), settings.PORTAL_HOME_STATE
    return (_lately(order.raw, today, home) for order in told)


def of_all(
    orders: Callable[[], OrderQuerySet], *, shown: Sequence[Told], count: int
) -> Iterable[Unfolded]:
    """All of them: those `shown` where a page shows as many as there are, or else all
    anew, for there may be thousands. They are asked for in the latter case alone."""
    if len(shown) == count:
        return of_a_page(shown)
    return map(unfold, orders().values_list("raw", flat=True).iterator(CHUNK))


@lru_cache(REMEMBERED)
def _lately(raw: str, _today: date, _home: str) -> Unfolded:
    """The day decides what is said of when an invoice is due, the home of its taxes."""
    return unfold(raw)


def forget() -> None:
    """For tests, which count what is read."""
    _lately.cache_clear()
