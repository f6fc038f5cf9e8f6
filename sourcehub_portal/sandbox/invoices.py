"""The invoices of one order, with CGST and SGST or IGST that add up to the paisa."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sourcehub_portal.sandbox.catalogue import Line
from sourcehub_portal.sandbox.money import half_up, rupees, shared
from sourcehub_portal.sandbox.numbers import Draws

# Where the seller is: Karnataka. Supplies within it bear CGST and SGST.
HOME_STATE = "29"

# An order has at most this many invoices, so their ids follow from the order's.
MOST = 4
_COUNTS = (*(1,) * 15, *(2,) * 4, 3)
_DAYS_TO_PAY = (0, 0, 7, 15, 30, 30, 45)
# The documented invoice 877 has the number INV-21-00001.
_ID_BEFORE_THE_FIRST = 876


class Tax(NamedTuple):
    """One invoice's taxes in paise."""

    cgst: int = 0
    sgst: int = 0
    igst: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """What the invoices of one order are made of. Sums are in paise."""

    order_id: int
    day: date
    today: date
    lines: list[Line]
    discount: int
    returned: int
    # The GST state code of the place of supply, or None for a zero-rated export.
    supplied_to: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an order that one invoice covers. Sums are in paise."""

    lines: list[Line]
    discount: int
    returned: int

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def taxable(self) -> int:
        return self.total - self.discount - self.returned


def invoices(sale: Sale, draws: Draws) -> list[dict[str, object]]:
    """None for some orders; the last one may still be missing."""
    if draws.chance(4):
        return []
    count = min(draws.one_of(_COUNTS), len(sale.lines))
    included, late = draws.chance(15), draws.chance(20)
    parts = _parts(sale, count)
    issued = parts[:-1] if late and count > 1 else parts
    return [
        _invoice(sale, part, place, included=included, draws=draws)
        for place, part in enumerate(issued)
    ]


def _parts(sale: Sale, count: int) -> list[Part]:
    groups = [sale.lines[place::count] for place in range(count)]
    totals = [sum(line.amount for line in group) for group in groups]
    discounts = shared(sale.discount, totals)
    left = [total - discount for total, discount in zip(totals, discounts, strict=True)]
    returns = shared(sale.returned, left)
    return [Part(*part) for part in zip(groups, discounts, returns, strict=True)]


def _invoice(
    sale: Sale, part: Part, place: int, *, included: bool, draws: Draws
) -> dict[str, object]:
    invoice_id = sale.order_id * MOST + place
    day = min(sale.day + timedelta(days=draws.below(4)), sale.today)
    due = day + timedelta(days=draws.one_of(_DAYS_TO_PAY))
    tax = _tax(part, supplied_to=sale.supplied_to, included=included)
    amount = part.taxable if included else part.taxable + sum(tax)
    return {
        "id": invoice_id,
        "invoice_number": _number(invoice_id, day),
        "date": day.isoformat(),
        "due_date": due.isoformat(),
        "total_amount": rupees(part.total),
        "discount_amount": rupees(part.discount),
        "returned_amount": rupees(part.returned),
        "invoice_amount": rupees(amount),
        "cgst": rupees(tax.cgst),
        "sgst": rupees(tax.sgst),
        "igst": rupees(tax.igst),
    }


def _number(invoice_id: int, day: date) -> str:
    """INV, the year in which the financial year (from April) began, a count."""
    year = day.year if day.month >= 4 else day.year - 1
    return f"INV-{year % 100:02d}-{invoice_id - _ID_BEFORE_THE_FIRST:05d}"


def _tax(part: Part, *, supplied_to: str | None, included: bool) -> Tax:
    """Each line's rate on its share of the taxable value, rounded once an invoice."""
    if supplied_to is None:
        return Tax()
    percents = sum(line.amount * line.product.gst for line in part.lines)
    numerator = percents * part.taxable
    denominator = part.total * 100 + (percents if included else 0)
    if supplied_to == HOME_STATE:
        half = half_up(numerator, denominator * 2)
        return Tax(cgst=half, sgst=half)
    return Tax(igst=half_up(numerator, denominator))
