"""An order held against its invoices: how much of it is invoiced."""

from decimal import Decimal

from orders.gst import How, reckon
from orders.sums import exactly, whole
from sourcehub_portal.gateway.records import Invoice, OrderRecord
from sourcehub_portal.money import rupees


def invoiced_in_words(order: OrderRecord) -> str:
    """ "₹40,000.00 of ₹65,000.00 invoiced"; "" without an invoice, where there is
    nothing to pay, or where an amount is missing that it takes."""
    invoiced = invoiced_of(order)
    if invoiced is None or order.billable is None or not (invoiced or order.billable):
        return ""
    words = f"{rupees(invoiced)} of {rupees(order.billable)} invoiced"
    return (
        f"{words}, more than the order comes to" if invoiced > order.billable else words
    )


def invoiced_of(order: OrderRecord) -> Decimal | None:
    """How much of what there is to pay the invoices cover; None where that cannot be
    said of every one of them.

    Whether a tax that comes on top is in the order's amount, SourceHub does not say: if
    the invoices' amounts come to it, it is. Else the goods are compared, without it.
    """
    amounts = whole(invoice.amount for invoice in order.invoices)
    hows = {reckon(invoice).how for invoice in order.invoices}
    if amounts == order.billable or How.ON_TOP not in hows:
        return amounts
    return whole(map(_goods, order.invoices))


def _goods(invoice: Invoice) -> Decimal | None:
    if invoice.total is None:
        return None
    with exactly():
        return invoice.total - (invoice.discount or 0) - (invoice.returned or 0)
