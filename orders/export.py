"""Orders and invoices as downloads: the columns of each, and the rows behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import F

from orders.gst import total_tax
from orders.models import Invoice, Order
from orders.models.order import OrderQuerySet
from sourcehub_portal.spreadsheet import Column, Kind

CHUNK = 500

ORDER_COLUMNS: Sequence[Column[Order]] = (
    Column("ID", lambda order: order.pk, Kind.NUMBER),
    Column("Order number", lambda order: order.number),
    Column("Date", lambda order: order.date, Kind.DATE),
    Column("Status", lambda order: order.status),
    Column("Item total", lambda order: order.item_total, Kind.MONEY),
    Column("Discount", lambda order: order.discount, Kind.MONEY),
    Column("Returned", lambda order: order.return_total, Kind.MONEY),
    Column("Billable", lambda order: order.billable, Kind.MONEY),
    Column("Products", lambda order: "; ".join(map(str, order.lines.all()))),
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
    Column("Invoices", lambda order: "; ".join(i.number for i in order.invoices.all())),
)

INVOICE_COLUMNS: Sequence[Column[Invoice]] = (
    Column("ID", lambda invoice: invoice.invoice_id, Kind.NUMBER),
    Column("Invoice number", lambda invoice: invoice.number),
    Column("Date", lambda invoice: invoice.date, Kind.DATE),
    Column("Due date", lambda invoice: invoice.due_date, Kind.DATE),
    Column("Total", lambda invoice: invoice.total, Kind.MONEY),
    Column("Discount", lambda invoice: invoice.discount, Kind.MONEY),
    Column("Returned", lambda invoice: invoice.returned, Kind.MONEY),
    Column("CGST", lambda invoice: invoice.cgst, Kind.MONEY),
    Column("SGST", lambda invoice: invoice.sgst, Kind.MONEY),
    Column("IGST", lambda invoice: invoice.igst, Kind.MONEY),
    Column("Total tax", total_tax, Kind.MONEY),
    Column("Invoice amount", lambda invoice: invoice.amount, Kind.MONEY),
    Column("Order ID", lambda invoice: invoice.order_id, Kind.NUMBER),
    Column("Order number", lambda invoice: invoice.order.number),
    Column("Order status", lambda invoice: invoice.order.status),
    Column("Customer ID", lambda invoice: invoice.order.customer_id, Kind.NUMBER),
    Column("Customer", lambda invoice: invoice.order.customer_name),
    Column("GSTIN", lambda invoice: invoice.order.gstin),
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
    if rows == "orders":
        read = orders.prefetch_related("lines", "invoices").iterator(CHUNK)
        return Sheet("orders", ORDER_COLUMNS, read, orders.count())
    if rows == "invoices":
        invoices = _invoices_of(orders)
        read_invoices = invoices.iterator(CHUNK)
        return Sheet("invoices", INVOICE_COLUMNS, read_invoices, invoices.count())
    raise BadRequest("Choose the rows of the download: rows=orders or rows=invoices.")


def _invoices_of(orders: OrderQuerySet) -> Any:
    newest_first = (F("order__date").desc(nulls_last=True), "-order_id", "position")
    invoices = Invoice.objects.filter(order__in=orders.order_by())
    return invoices.select_related("order").order_by(*newest_first)
