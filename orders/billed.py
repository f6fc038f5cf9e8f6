"""Invoices as pages show them: with what their figures come to, and what is odd."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from orders.due import due_in_words
from orders.gst import How, Reckoned, reckon
from orders.shapes import Shape, why_odd
from orders.sums import unless_noise
from orders.supply import Expected, expected
from sourcehub_portal.gateway.records import Invoice, OrderRecord

_OF_SOME_SIDE = (
    "No single rate tells whether the taxes are those before or after the returns: the"
    " taxable value is the amount less the taxes."
)


@dataclass(frozen=True, slots=True)
class Billed:
    """`due`: how many days to go or past, in words. `remarks` are sentences."""

    invoice: Invoice
    reckoned: Reckoned
    due: str
    remarks: tuple[str, ...]


def billed(order: OrderRecord) -> list[Billed]:
    """The order's invoices, in SourceHub's order. Asks the database nothing."""
    supply, today = supply_of(order), timezone.localdate()
    return [_billed(invoice, supply, today) for invoice in order.invoices]


def supply_of(order: OrderRecord) -> Expected:
    """Which taxes this order should bear."""
    customer = order.customer
    return expected(
        home=settings.PORTAL_HOME_STATE,
        gstin=customer.gstin if customer else "",
        state=_state(order),
        treatment=customer.gst_treatment if customer else "",
    )


def _billed(invoice: Invoice, supply: Expected, today: date) -> Billed:
    reckoned = reckon(invoice)
    return Billed(
        invoice,
        reckoned,
        due_in_words(invoice.due_date, today=today),
        tuple(_remarks(invoice, reckoned, supply)),
    )


def _remarks(invoice: Invoice, reckoned: Reckoned, supply: Expected) -> Iterator[str]:
    if reckoned.why:
        yield reckoned.why
    if invoice.unread:  # it may be one of the taxes
        return
    if _has_tax_of_some_side(invoice, reckoned):
        yield _OF_SOME_SIDE
    if reckoned.shape == Shape.ODD:
        yield why_odd(invoice)
    if remark := supply.remark(reckoned.shape):
        yield remark


def _has_tax_of_some_side(invoice: Invoice, reckoned: Reckoned) -> bool:
    """Whether something came back, and no rate tells which side of it was taxed."""
    taxed = reckoned.reconciles and reckoned.how != How.UNTAXED
    return taxed and reckoned.rate is None and bool(unless_noise(invoice.returned))


def _state(order: OrderRecord) -> str:
    address = order.customer.address if order.customer else None
    city = address.area.city if address and address.area else None
    return city.state.name if city and city.state else ""
