"""An order held against its invoices: how much of it is invoiced."""

from decimal import Decimal

from orders.gst import How, reckon
from orders.sums import exactly, same, whole
from sourcehub_portal.gateway.records import Invoice, OrderRecord
from sourcehub_portal.money import rupees


def invoiced_in_words(order: OrderRecord) -> str:
    """ "₹40,000.00 of ₹65,000.00 invoiced"; "" without an invoice, where there is
    nothing to pay, or where an amount is missing that it takes."""
    invoiced, billable = invoiced_of(order), order.billable
    if invoiced is None or billable is None or not (invoiced or billable):
        return ""
    words = f"{rupees(invoiced)} of {rupees(billable)} invoiced"
    is_more = invoiced > billable and not same(invoiced, billable)
    return f"{words}, more than the order comes to" if is_more else words


def invoiced_of(order: OrderRecord) -> Decimal | None:
    """How much of what there is to pay the invoices cover; None where that cannot be
    said of every one of them.

    Whether a tax that comes on top is in the order's amount, SourceHub does not say: it
    is if the invoices' amounts come to it, or if there is room for their taxes beside
    the order's goods. Else the goods are compared, without it.
    """
    if order.invoices_unread or any(invoice.unread for invoice in order.invoices):
        return None
    amounts = whole(invoice.amount for invoice in order.invoices)
    hows = {reckon(invoice).how for invoice in order.invoices}
    if How.ON_TOP not in hows:
        return amounts
    goods = whole(map(_goods, order.invoices))
    return amounts if _has_tax_inside(order, amounts, goods) else goods


def _has_tax_inside(
    order: OrderRecord, amounts: Decimal | None, goods: Decimal | None
) -> bool:
    if amounts is None or order.billable is None:
        return False
    if same(amounts, order.billable):
        return True
    if goods is None or order.item_total is None or amounts > order.billable:
        return False
    with exactly():
        room = order.billable - order.item_total + (order.discount or 0)
        return room >= amounts - goods


def _goods(invoice: Invoice) -> Decimal | None:
    if invoice.total is None:
        return None
    with exactly():
        return invoice.total - (invoice.discount or 0) - (invoice.returned or 0)
