"""GST on an invoice, in `Decimal`: what was taxed, at which rate, whether it adds up.

Nothing is rounded and nothing is assumed that SourceHub does not say. Where the figures
can be read in two ways, or in none, the answer is that it cannot be told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from orders.rates import RATES, ROUNDED, rates_that_fit
from orders.sums import exactly, same, total
from sourcehub_portal.gateway.records import Invoice
from sourcehub_portal.money import rupees

NOTHING = Decimal(0)
_UNREAD = "SourceHub sends an amount that cannot be read."
_LEFT_OUT = "SourceHub leaves out an amount that it takes."
_TOO_MUCH = (
    "The taxes are too much for the amount: they may be those before the returns."
)


class How(StrEnum):
    """How the amount comes of total, discount, returns and taxes."""

    ON_TOP = "tax on top"
    INCLUDED = "tax included"
    UNTAXED = "no tax"
    UNCLEAR = "cannot tell"


class Shape(StrEnum):
    """Which taxes there are: half each for centre and state, or one between states."""

    SPLIT = "CGST and SGST"
    INTEGRATED = "IGST"
    NONE = "no tax"
    ODD = "unusual"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the figures of one invoice come to.

    `taxable`: what the taxes were taken of. `gross` and `net`: the amount before and
    after what came back. All three are None where it cannot be told, and `why` says why
    not, in a sentence. `rate` is in percent, None where there is no single one.
    """

    how: How
    shape: Shape
    tax: Decimal | None
    taxable: Decimal | None = None
    gross: Decimal | None = None
    net: Decimal | None = None
    rate: Decimal | None = None
    why: str = ""

    @property
    def reconciles(self) -> bool:
        return self.how != How.UNCLEAR

    @property
    def rate_in_words(self) -> str:
        """ "18%"; "mixed" where no single rate gives this tax."""
        if self.rate is not None:
            return f"{self.rate:f}%"
        told = self.reconciles and self.shape != Shape.ODD
        return "mixed" if told else "cannot tell"

    @property
    def in_words(self) -> str:
        """ "18%, tax on top", "mixed rates, tax included", "no tax", "cannot tell"."""
        if self.how in {How.UNTAXED, How.UNCLEAR}:
            return str(self.how)
        words = {"mixed": "mixed rates", "cannot tell": "unusual taxes"}
        return f"{words.get(self.rate_in_words, self.rate_in_words)}, {self.how}"


def total_tax(invoice: Invoice) -> Decimal | None:
    """CGST, SGST and IGST of an invoice together; None where SourceHub says nothing of
    them, or sends one that cannot be read."""
    if invoice.tax_unread:
        return None
    return total((invoice.cgst, invoice.sgst, invoice.igst))


def shape_of(invoice: Invoice) -> Shape:
    """A tax that SourceHub leaves out counts as none. Of an invoice that gives money
    back, the taxes are below nothing as well."""
    gives_back = (invoice.amount or NOTHING) < 0
    cgst, sgst, igst = (-tax if gives_back else tax for tax in _taxes(invoice))
    if not (cgst or sgst or igst):
        return Shape.NONE
    if same(cgst, sgst) and min(cgst, sgst) > 0 and not igst:
        return Shape.SPLIT
    return Shape.INTEGRATED if igst > 0 and not (cgst or sgst) else Shape.ODD


def reckon(invoice: Invoice) -> Reckoned:
    """The amount is the total less the discount, with or without the tax on top of it,
    before or after what came back: whichever of these alone fits."""
    tax, shape = total_tax(invoice), shape_of(invoice)
    if invoice.unread or tax is None or invoice.total is None or invoice.amount is None:
        why = _UNREAD if invoice.unread else _LEFT_OUT
        return Reckoned(How.UNCLEAR, shape, tax, why=why)
    with exactly():
        before = invoice.total - (invoice.discount or NOTHING)
        returned = invoice.returned or NOTHING
        readings = list(_readings(before, returned, tax, invoice.amount))
        if len(readings) != 1:
            why = _why(before - returned, tax, invoice.amount, fit=len(readings))
            return Reckoned(How.UNCLEAR, shape, tax, why=why)
        if _is_of_another(tax, invoice.amount, returned):
            return Reckoned(How.UNCLEAR, shape, tax, why=_TOO_MUCH)
        how, net = readings[0]
        return Reckoned(
            how,
            shape,
            tax,
            taxable=invoice.amount - tax,
            gross=invoice.amount + (returned if net else NOTHING),
            net=invoice.amount - (NOTHING if net else returned),
            rate=_rate(_taxes(invoice), shape, invoice.amount - tax, how),
        )


def _taxes(invoice: Invoice) -> Sequence[Decimal]:
    return [each or NOTHING for each in (invoice.cgst, invoice.sgst, invoice.igst)]


def _readings(
    before: Decimal, returned: Decimal, tax: Decimal, amount: Decimal
) -> Iterator[tuple[How, bool]]:
    """How the amount may be read, and whether what came back is off it already."""
    added = {How.ON_TOP: tax, How.INCLUDED: NOTHING} if tax else {How.UNTAXED: NOTHING}
    for how, more in added.items():
        for net in (True, False) if returned else (True,):
            meant = before - (returned if net else NOTHING) + more
            if same(amount, meant):
                yield how, net


def _is_of_another(tax: Decimal, amount: Decimal, returned: Decimal) -> bool:
    """Whether the tax is more than all of the amount; where something came back, than
    any rate takes of it and two taxes are rounded up by."""
    if not returned:
        return abs(tax) > abs(amount)
    highest = max(RATES)
    most = abs(amount - tax) * highest + 2 * ROUNDED * (100 + highest)
    return abs(tax) * 100 > most


def _why(left: Decimal, tax: Decimal, amount: Decimal, *, fit: int) -> str:
    if fit:
        return "The figures fit with tax on top as well as with tax included."
    return (
        f"Total less discount and returns is {rupees(left)}, with tax"
        f" {rupees(left + tax)}; the amount is {rupees(amount)}."
    )


def _rate(
    taxes: Sequence[Decimal], shape: Shape, taxable: Decimal, how: How
) -> Decimal | None:
    if shape == Shape.NONE:
        return NOTHING
    if shape == Shape.ODD or taxable == 0:
        return None
    sign = 1 if taxable > 0 else -1
    parts = [sign * tax for tax in (taxes[:2] if shape == Shape.SPLIT else taxes[2:])]
    included = how == How.INCLUDED
    amount = sign * taxable + (sum(parts) if included else 0)
    fitting = list(rates_that_fit(parts, amount, included=included))
    return fitting[0] if len(fitting) == 1 else None
