"""A row for each invoice, with what its figures come to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from orders.gst import Reckoned, reckon
from orders.models import Order
from sourcehub_portal.gateway.records import Invoice
from sourcehub_portal.spreadsheet import Column, Kind

from .money import money


class InvoiceRow(NamedTuple):
    """An invoice, what its figures come to, and the order that it is of."""

    order: Order
    invoice: Invoice
    reckoned: Reckoned


COLUMNS: Sequence[Column[InvoiceRow]] = (
    Column("ID", lambda row: row.invoice.id, Kind.NUMBER),
    Column("Invoice number", lambda row: row.invoice.number),
    Column("Date", lambda row: row.invoice.date, Kind.DATE),
    Column("Due date", lambda row: row.invoice.due_date, Kind.DATE),
    money("Total", lambda row: row.invoice.total),
    money("Discount", lambda row: row.invoice.discount),
    money("Returned", lambda row: row.invoice.returned),
    money("CGST", lambda row: row.invoice.cgst),
    money("SGST", lambda row: row.invoice.sgst),
    money("IGST", lambda row: row.invoice.igst),
    money("Total tax", lambda row: row.reckoned.tax),
    money("Invoice amount", lambda row: row.invoice.amount),
    money("Taxable value", lambda row: row.reckoned.taxable),
    Column("GST rate", lambda row: row.reckoned.rate_in_words),
    Column("Reconciles", lambda row: str(row.reckoned.how)),
    money("Gross of returns", lambda row: row.reckoned.gross),
    money("Net of returns", lambda row: row.reckoned.net),
    Column("Order ID", lambda row: row.order.pk, Kind.NUMBER),
    Column("Order number", lambda row: row.order.number),
    Column("Order status", lambda row: row.order.status),
    Column("Customer ID", lambda row: row.order.customer_id, Kind.NUMBER),
    Column("Customer", lambda row: row.order.customer_name),
    Column("GSTIN", lambda row: row.order.gstin),
)
SUMMED = (
    "Total",
    "Discount",
    "Returned",
    "Taxable value",
    "CGST",
    "SGST",
    "IGST",
    "Total tax",
    "Invoice amount",
    "Gross of returns",
    "Net of returns",
)


def invoice_rows(orders: Iterable[Order]) -> Iterator[InvoiceRow]:
    for order in orders:
        for invoice in order.record.invoices:
            yield InvoiceRow(order, invoice, reckon(invoice))
