"""An order held against its invoices: how much of it is invoiced."""

from decimal import Decimal

from orders.gst import How, Reckoned, reckon
from orders.returns import around_returns
from orders.sums import NOTHING, exactly, same, total, unless_noise, whole
from sourcehub_portal.gateway.records import Invoice, OrderRecord
from sourcehub_portal.money import rupees


def invoiced_in_words(order: OrderRecord) -> str:
    """ "₹40,000.00 of ₹65,000.00 invoiced"; "" without an invoice, where there is
    nothing to pay, or where an amount is missing that it takes."""
    invoiced, billable = invoiced_of(order), _to_pay(order)
    if invoiced is None or billable is None or not (invoiced or billable):
        return ""
    returns = ", after returns" if _something_came_back(order) else ""
    words = f"{rupees(invoiced)} of {rupees(billable)} invoiced{returns}"
    is_more = abs(invoiced) > abs(billable) and not same(invoiced, billable)
    return f"{words}, more than the order comes to" if is_more else words


def invoiced_of(order: OrderRecord) -> Decimal | None:
    """How much of what there is to pay the invoices cover, both after what came back;
    None where that cannot be said of every one of them.

    Whether a tax that comes on top is in the order's amount, SourceHub does not say: it
    is if the invoices' amounts come to it, or if there is room for their taxes beside
    the order's goods. Else the goods are compared, without it.
    """
    if order.invoices_unread or any(invoice.unread for invoice in order.invoices):
        return None
    if not _is_told_of_the_same_returns(order):
        return None
    reckoned = [reckon(invoice) for invoice in order.invoices]
    amounts = whole(map(_amount, order.invoices, reckoned))
    if all(each.how != How.ON_TOP for each in reckoned):
        return amounts
    goods = whole(map(_goods, order.invoices))
    return amounts if _has_tax_inside(order, amounts, goods) else goods


def _to_pay(order: OrderRecord) -> Decimal | None:
    return around_returns(order).net if _something_came_back(order) else order.billable


def _something_came_back(order: OrderRecord) -> bool:
    back = (order.return_total, *(each.returned for each in order.invoices))
    return any(map(unless_noise, back))


def _is_told_of_the_same_returns(order: OrderRecord) -> bool:
    """Whether what came back is the same by the order and by its invoices: else either
    may be before what the other is after."""
    back = total(invoice.returned for invoice in order.invoices)
    return same(order.return_total or NOTHING, back or NOTHING)


def _amount(invoice: Invoice, reckoned: Reckoned) -> Decimal | None:
    return reckoned.net if unless_noise(invoice.returned) else invoice.amount


def _has_tax_inside(
    order: OrderRecord, amounts: Decimal | None, goods: Decimal | None
) -> bool:
    billable = _to_pay(order)
    if amounts is None or billable is None:
        return False
    if same(amounts, billable):
        return True
    ordered = _ordered(order)
    if goods is None or ordered is None or abs(amounts) > abs(billable):
        return False
    with exactly():
        room, taxes = billable - ordered, amounts - goods
        return room >= taxes if billable > 0 else room <= taxes


def _ordered(order: OrderRecord) -> Decimal | None:
    """The order's goods, after what came back."""
    return _less(order.item_total, order.discount, order.return_total)


def _goods(invoice: Invoice) -> Decimal | None:
    return _less(invoice.total, invoice.discount, invoice.returned)


def _less(amount: Decimal | None, *off: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    with exactly():
        return amount - sum(each or NOTHING for each in off)
