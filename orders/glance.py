"""An order at a glance: what a list says of it without opening it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from orders.billed import Billed
from orders.news import Mark
from orders.products import lines_differ, lines_total, quantity_and_name
from orders.sums import is_same
from orders.unfolded import Unfolded
from sourcehub_portal.gateway.records import OrderRecord

LINES_SHOWN = 4

Amount = tuple[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One invoice with its taxes, each by its name, the total tax the last."""

    billed: Billed
    taxes: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """One order's place in a list; `mark`: what is new about it, if anything is."""

    record: OrderRecord
    lines: list[Amount]
    more_lines: int
    amounts: list[Amount]
    invoices: list[InvoiceLine]
    mark: Mark | None = None


def glance_at(order: Unfolded, *, mark: Mark | None = None) -> Glance:
    """The order as a list shows it, out of what SourceHub says."""
    record = order.record
    lines = [(quantity_and_name(each), each.price) for each in record.products]
    # "and 1 more" would take the room of the line itself.
    more = len(lines) - LINES_SHOWN if len(lines) > LINES_SHOWN + 1 else 0
    return Glance(
        record=record,
        lines=lines[: len(lines) - more],
        more_lines=more,
        amounts=list(_amounts(record)),
        invoices=[_with_taxes(each) for each in order.invoices],
        mark=mark,
    )


def _amounts(record: OrderRecord) -> Iterable[Amount]:
    """Those that say more than what is to pay, and what does not add up."""
    if not is_same(record.item_total, record.billable):
        yield "Item total", record.item_total
    if lines_differ(record):
        yield "The lines come to", lines_total(record)
    if record.discount:
        yield "Discount", record.discount
    if record.return_total:
        yield "Returned", record.return_total


def _with_taxes(billed: Billed) -> InvoiceLine:
    invoice = billed.invoice
    taxes = (
        ("CGST", invoice.cgst),
        ("SGST", invoice.sgst),
        ("IGST", invoice.igst),
        ("Total tax", billed.reckoned.tax),
    )
    return InvoiceLine(billed, taxes)
