"""What became of an order, field by field: noted when an answer shows it.

SourceHub tells what is, never what was, nor when it changed. So a note says between
which two of our readings it must have been. It is written in the transaction that
changes the mirror.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from orders.agents import agent_in_words
from orders.apart import customers_apart, invoices_apart
from orders.models import Change, Order
from orders.products import quantity_and_name
from sourcehub_portal.age import day
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord, Product
from sourcehub_portal.money import rupees


def changes_of(
    row: Order, record: OrderRecord, *, seen_at: datetime
) -> Iterator[Change]:
    """How `record`, of a request that began at `seen_at`, differs from what the mirror
    has. Nothing where it had nothing of this order."""
    try:
        before = parse_order(row.raw) if row.raw else record
    except UpstreamError:  # written by a version that could read it
        before = record
    # A clock that was ahead says that the value before was seen later.
    since = row.observed_at if row.observed_at <= seen_at else None
    for field, was, now in differing(before, record):
        yield Change(
            order_id=record.id,
            field=field,
            before=was,
            after=now,
            since=since,
            seen_at=seen_at,
        )


def differing(
    before: OrderRecord, after: OrderRecord
) -> Iterator[tuple[str, str, str]]:
    """Each field that a history tells of and that differs: its name, its words before
    and after; of products and invoices those that differ."""
    for field, worded in _wording(before, after).items():
        was, now = getattr(before, field), getattr(after, field)
        if was != now and (words := _words(was, now, worded)):
            yield field, *words


def _wording(
    before: OrderRecord, after: OrderRecord
) -> dict[str, Callable[[Any], str]]:
    """How each field is worded, by the names of OrderRecord's and in the order in which
    a page tells of them; of a tuple, each of it."""
    return {
        "status": str,
        "number": str,
        "date": _date,
        "customer": customers_apart((before.customer, after.customer)),
        "products": _product,
        "item_total": _amount,
        "discount": _amount,
        "return_total": _amount,
        "billable": _amount,
        "sales_agent": agent_in_words,
        "delivery_agent": agent_in_words,
        "invoices": invoices_apart((*before.invoices, *after.invoices)),
    }


def _words(was: Any, now: Any, worded: Callable[[Any], str]) -> tuple[str, str] | None:
    """Before and after; None where the words are the same."""
    left, right = (
        Counter(map(worded, each if isinstance(each, tuple) else (each,)))
        for each in (was, now)
    )
    if left == right:
        return None
    gone, come = (left - right), (right - left)
    return "; ".join(gone.elements()), "; ".join(come.elements())


def _date(when: date | None) -> str:
    return day(when) if when else ""


def _product(product: Product) -> str:
    words = quantity_and_name(product)
    return words if product.price is None else f"{words} {rupees(product.price)}"


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else rupees(amount)
