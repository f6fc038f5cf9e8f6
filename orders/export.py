"""Orders and invoices as downloads: the columns of each, and the rows behind them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import BadRequest
from django.utils import timezone

from orders.amounts import trimmed
from orders.gst import Reckoned, reckon
from orders.models import Invoice, Order
from orders.models.order import OrderQuerySet
from orders.products import quantity_and_name
from sourcehub_portal.gateway import records
from sourcehub_portal.spreadsheet import Column, Kind

CHUNK = 500
Row = TypeVar("Row")


class InvoiceRow(NamedTuple):
    """An invoice, what its figures come to, and the order that it is of."""

    order: Order
    invoice: records.Invoice
    reckoned: Reckoned


def _money(name: str, amount: Callable[[Row], Decimal | None]) -> Column[Row]:
    """A column of amounts with every digit that SourceHub wrote, and with the paisa."""

    def cell(row: Row) -> Decimal | None:
        found = amount(row)
        return None if found is None else trimmed(found, places=2)

    return Column(name, cell, Kind.MONEY)


def _products(order: Order) -> str:
    return "; ".join(map(quantity_and_name, order.record.products))


def _invoices(order: Order) -> str:
    return "; ".join(invoice.number for invoice in order.record.invoices)


ORDER_COLUMNS: Sequence[Column[Order]] = (
    Column("ID", lambda order: order.pk, Kind.NUMBER),
    Column("Order number", lambda order: order.number),
    Column("Date", lambda order: order.date, Kind.DATE),
    Column("Status", lambda order: order.status),
    _money("Item total", lambda order: order.record.item_total),
    _money("Discount", lambda order: order.record.discount),
    _money("Returned", lambda order: order.record.return_total),
    _money("Billable", lambda order: order.record.billable),
    Column("Products", _products),
    Column("Customer ID", lambda order: order.customer_id, Kind.NUMBER),
    Column("Customer", lambda order: order.customer_name),
    Column("Customer code", lambda order: order.customer_code),
    Column("Contact person", lambda order: order.contact_person_name),
    Column("Contact phone", lambda order: order.contactperson_number),
    Column("Company", lambda order: order.company_name),
    Column("Company phone", lambda order: order.company_phone),
    Column("GST treatment", lambda order: order.gst_treatment),
    Column("GSTIN", lambda order: order.gstin),
    Column("Sales agent", lambda order: order.sales_agent),
    Column("Sales agent's phone", lambda order: order.sales_agent_phone),
    Column("Delivery agent", lambda order: order.delivery_agent),
    Column("Delivery agent's phone", lambda order: order.delivery_agent_phone),
    Column("Invoices", _invoices),
)

INVOICE_COLUMNS: Sequence[Column[InvoiceRow]] = (
    Column("ID", lambda row: row.invoice.id, Kind.NUMBER),
    Column("Invoice number", lambda row: row.invoice.number),
    Column("Date", lambda row: row.invoice.date, Kind.DATE),
    Column("Due date", lambda row: row.invoice.due_date, Kind.DATE),
    _money("Total", lambda row: row.invoice.total),
    _money("Discount", lambda row: row.invoice.discount),
    _money("Returned", lambda row: row.invoice.returned),
    _money("CGST", lambda row: row.invoice.cgst),
    _money("SGST", lambda row: row.invoice.sgst),
    _money("IGST", lambda row: row.invoice.igst),
    _money("Total tax", lambda row: row.reckoned.tax),
    _money("Invoice amount", lambda row: row.invoice.amount),
    _money("Taxable value", lambda row: row.reckoned.taxable),
    Column("GST rate", lambda row: row.reckoned.rate_in_words),
    Column("Reconciles", lambda row: str(row.reckoned.how)),
    _money("Gross of returns", lambda row: row.reckoned.gross),
    _money("Net of returns", lambda row: row.reckoned.net),
    Column("Order ID", lambda row: row.order.pk, Kind.NUMBER),
    Column("Order number", lambda row: row.order.number),
    Column("Order status", lambda row: row.order.status),
    Column("Customer ID", lambda row: row.order.customer_id, Kind.NUMBER),
    Column("Customer", lambda row: row.order.customer_name),
    Column("GSTIN", lambda row: row.order.gstin),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One download: its name, its columns, its rows as they are read, their number."""

    name: str
    columns: Sequence[Column[Any]]
    rows: Iterable[Any]
    count: int


def sheet_of(orders: OrderQuerySet, *, rows: str) -> Sheet:
    """The sheet of these orders, or (`rows` is "invoices") of their invoices.

    Raises `BadRequest` in words for any other `rows`.
    """
    read = orders.iterator(CHUNK)
    if rows == "orders":
        return Sheet("orders", ORDER_COLUMNS, read, orders.count())
    if rows == "invoices":
        count = Invoice.objects.filter(order__in=orders.order_by()).count()
        return Sheet("invoices", INVOICE_COLUMNS, _invoice_rows(read), count)
    raise BadRequest("Choose the rows of the download: rows=orders or rows=invoices.")


def file_name(sheet: Sheet, *, copied_at: datetime | None) -> str:
    """What the download is called; of a copy, with the time at which it was asked for.

    A file is passed on without the page that said how old it is.
    """
    if copied_at is None:
        return sheet.name
    return f"{sheet.name}-copy-{timezone.localtime(copied_at):%Y-%m-%d-%H%M}"


def _invoice_rows(orders: Iterable[Order]) -> Iterator[InvoiceRow]:
    for order in orders:
        for invoice in order.record.invoices:
            yield InvoiceRow(order, invoice, reckon(invoice))
