"""Orders and invoices by their numbers, in whatever case these are stored or typed."""

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from django.db.models import F, QuerySet

from orders.models import Invoice, Order
from orders.numbers import beginnings, spellings
from sourcehub_portal.source import current_source

MOST = 8  # of each kind: a caller waits

Numbered = TypeVar("Numbered", Order, Invoice)


def numbered(text: str) -> Iterator[Order | Invoice]:
    """Those of this very number, the newest first."""
    if numbers := spellings(text):
        orders = Order.objects.here().filter(number__upper__in=numbers).newest_first()
        invoices = _newest_first(_invoices_here().filter(number__upper__in=numbers))
        yield from chain(orders[:MOST], invoices[:MOST])


def beginning_so(text: str) -> Iterator[Order | Invoice]:
    """Those whose number begins with what was typed so far, in its order."""
    yield from _first_of(Order.objects.here(), text)
    yield from _first_of(_invoices_here(), text)


def _first_of(rows: QuerySet[Numbered], text: str) -> list[Numbered]:
    """Those that come next in the index of numbers, as far as they begin so.

    PostgreSQL's index may be in a language's order, which serves no LIKE; what begins
    with a text comes right behind it there, too.
    """
    found: dict[int, Numbered] = {}
    for each in beginnings(text):
        behind = rows.filter(number__upper__gte=each).order_by("number__upper", "pk")
        for row in behind[:MOST]:
            if row.number.upper().startswith(each.upper()):
                found[row.pk] = row
    return sorted(found.values(), key=lambda row: (row.number, row.pk))[:MOST]


def _newest_first(invoices: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """As orders are. By `order_id` alone PostgreSQL would read all, in its order."""
    return invoices.order_by(F("order__date").desc(nulls_last=True), "-order_id", "id")


def _invoices_here() -> QuerySet[Invoice]:
    """Joined: SQLite would read all orders here before it looks for the first one's."""
    source, invoices = current_source(), Invoice.objects.select_related("order")
    return invoices.filter(order__source=source) if source else invoices
