"""An order before and after what came back of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from orders.gst import total_tax
from orders.sums import exactly, same, unless_noise, whole
from sourcehub_portal.gateway.records import OrderRecord


class AroundReturns(NamedTuple):
    """The amount to pay, in rupees, `gross` and `net` of returns. Both are None where
    SourceHub's figures do not tell which of them they give."""

    gross: Decimal | None = None
    net: Decimal | None = None


def around_returns(order: OrderRecord) -> AroundReturns:
    """Whether the amount to pay is before or after what came back: whichever of both
    alone fits the item total and the discount, without the invoices' taxes or with
    them. Nobody can tell where an amount was sent that could not be read."""
    billable, returned = order.billable, unless_noise(order.return_total)
    if billable is None:
        return AroundReturns()
    if not returned and (order.return_total is not None or not order.unread):
        return AroundReturns(billable, billable)
    if not returned or order.item_total is None or order.unread:
        return AroundReturns()
    with exactly():
        before = order.item_total - (order.discount or 0)
        is_gross, is_net = (
            any(same(billable, goods + tax) for tax in _taxes(order))
            for goods in (before, before - returned)
        )
        if is_gross == is_net:
            return AroundReturns()
        gross = billable if is_gross else billable + returned
        return AroundReturns(gross, gross - returned)


def _taxes(order: OrderRecord) -> Iterator[Decimal]:
    """What may be in the amount to pay beside the goods."""
    yield Decimal(0)
    if not order.invoices_unread and (tax := whole(map(total_tax, order.invoices))):
        yield tax
