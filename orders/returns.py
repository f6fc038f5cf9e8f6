"""An order before and after what came back of it."""

from decimal import Decimal
from typing import NamedTuple

from orders.sums import exactly, same
from sourcehub_portal.gateway.records import OrderRecord


class AroundReturns(NamedTuple):
    """The amount to pay, in rupees, `gross` and `net` of returns. Both are None where
    SourceHub's figures do not tell which of them they give."""

    gross: Decimal | None = None
    net: Decimal | None = None


def around_returns(order: OrderRecord) -> AroundReturns:
    """Whether the amount to pay is before or after what came back: whichever of both
    alone fits the item total and the discount. Nobody can tell where an amount was sent
    that could not be read."""
    billable, returned = order.billable, order.return_total
    if billable is None:
        return AroundReturns()
    if returned == 0 or (returned is None and not order.unread):
        return AroundReturns(billable, billable)
    if returned is None or order.item_total is None or order.unread:
        return AroundReturns()
    with exactly():
        before = order.item_total - (order.discount or 0)
        if same(billable, before):
            return AroundReturns(billable, billable - returned)
        if same(billable, before - returned):
            return AroundReturns(billable + returned, billable)
    return AroundReturns()
