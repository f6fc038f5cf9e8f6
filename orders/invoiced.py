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
    is if the invoices' amounts come to it, or if it is more than the order's goods and
    the invoices' amounts are not. Else the goods are compared, without it.
    """
    amounts = whole(invoice.amount for invoice in order.invoices)
    hows = {reckon(invoice).how for invoice in order.invoices}
    if How.ON_TOP not in hows or _may_have_tax_inside(order, amounts):
        return amounts
    return whole(map(_goods, order.invoices))


def _may_have_tax_inside(order: OrderRecord, amounts: Decimal | None) -> bool:
    billable = order.billable
    if amounts is None or billable is None:
        return False
    if same(amounts, billable):
        return True
    if order.item_total is None or amounts > billable:
        return False
    with exactly():
        goods = order.item_total - (order.discount or 0)
        left = goods - (order.return_total or 0)
    is_of_goods = same(billable, goods) or same(billable, left)
    return billable > left and not is_of_goods


def _goods(invoice: Invoice) -> Decimal | None:
    if invoice.total is None:
        return None
    with exactly():
        return invoice.total - (invoice.discount or 0) - (invoice.returned or 0)
