"""An order in a few lines, to be read out or sent to the customer.

What it holds, how far it is and who brings it: nothing about tax numbers.
"""

from collections.abc import Iterator
from urllib.parse import quote

from orders.agents import agent_in_words
from orders.gst import total_tax
from orders.products import quantity_and_name
from orders.sums import is_same, whole
from sourcehub_portal.age import day
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.money import rupees
from sourcehub_portal.phone import read_phone


def told(order: OrderRecord) -> str:
    return "\n".join(_lines(order))


def whatsapp(order: OrderRecord) -> str:
    """The address at which WhatsApp offers to send it to the customer; "" where their
    number is no mobile."""
    phone = read_phone(order.customer.contactperson_number) if order.customer else None
    if phone is None or not phone.mobile:
        return ""
    number = phone.e164.removeprefix("+")
    return f"https://wa.me/{number}?text={quote(told(order))}"


def _lines(order: OrderRecord) -> Iterator[str]:
    placed = f" of {day(order.date)}" if order.date else ""
    yield f"Order {order.number or order.id}{placed}: {order.status or 'no status yet'}"
    yield from map(quantity_and_name, order.products)
    if order.billable is not None:
        yield f"Amount: {rupees(order.billable)}"
    # That is without a tax which comes on top, and it is the invoices that are paid.
    invoiced = whole(invoice.amount for invoice in order.invoices)
    if invoiced is not None and not is_same(invoiced, order.billable):
        taxed = ", with tax" if any(map(total_tax, order.invoices)) else ""
        yield f"Invoiced{taxed}: {rupees(invoiced)}"
    if bringing := agent_in_words(order.delivery_agent):
        yield f"Delivery: {bringing}"
