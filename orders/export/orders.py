"""A row for each order."""

from collections.abc import Sequence

from orders.models import Order
from orders.products import quantity_and_name
from orders.returns import around_returns
from sourcehub_portal.spreadsheet import Column, Kind

from .money import money


def _products(order: Order) -> str:
    return "; ".join(map(quantity_and_name, order.record.products))


def _invoices(order: Order) -> str:
    return "; ".join(invoice.number for invoice in order.record.invoices)


COLUMNS: Sequence[Column[Order]] = (
    Column("ID", lambda order: order.pk, Kind.NUMBER),
    Column("Order number", lambda order: order.number),
    Column("Date", lambda order: order.date, Kind.DATE),
    Column("Status", lambda order: order.status),
    money("Item total", lambda order: order.record.item_total),
    money("Discount", lambda order: order.record.discount),
    money("Returned", lambda order: order.record.return_total),
    money("Billable", lambda order: order.record.billable),
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
    money("Gross of returns", lambda order: around_returns(order.record).gross),
    money("Net of returns", lambda order: around_returns(order.record).net),
)
SUMMED = (
    "Item total",
    "Discount",
    "Returned",
    "Billable",
    "Gross of returns",
    "Net of returns",
)
