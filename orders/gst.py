"""GST on an invoice, in `Decimal`: what was taxed, at which rate, whether it adds up.

Nothing is rounded and nothing is assumed that SourceHub does not say. Where the figures
can be read in two ways, or in none, the answer is that it cannot be told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from orders.rates import RATES, rates_that_fit
from orders.shapes import Shape, shape_of, taxes_of
from orders.sums import NOTHING, exactly, same, total, unless_noise
from sourcehub_portal.gateway.records import Invoice
from sourcehub_portal.money import rupees

_ROUNDED_UP = Decimal(1)  # rupee: of a hundred lines each tax is half a paisa more
_UNREAD = "SourceHub sends an amount that cannot be read."
_LEFT_OUT = "SourceHub leaves out an amount that it takes."
_TOO_MUCH = "The taxes are more than the amount."
_OF_ANOTHER = "The taxes may be those {} the returns: it cannot be told what was taxed."


class How(StrEnum):
    """How the amount comes of total, discount, returns and taxes."""

    ON_TOP = "tax on top"
    INCLUDED = "tax included"
    UNTAXED = "no tax"
    UNCLEAR = "cannot tell"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the figures of one invoice come to.

    `taxable`: what the taxes were taken of. `gross` and `net`: the amount before and
    after what came back, taxes as SourceHub gives them. Each is None where it cannot be
    told, and `why` says why not, in a sentence. `rate` is in percent, None where there
    is no single one.
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
        """ "18%"; "mixed" where no single rate gives this tax, but several could."""
        if self.rate is not None:
            return f"{self.rate:f}%"
        if self.tax is None or self.taxable is None or self.shape == Shape.ODD:
            return "cannot tell"
        above = _is_above_all_rates(self.tax, self.taxable)
        return "cannot tell" if above else "mixed"

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


def reckon(invoice: Invoice) -> Reckoned:
    """The amount is the total less the discount, with or without the tax on top of it,
    before or after what came back: whichever of these alone fits."""
    tax, shape = total_tax(invoice), shape_of(invoice)
    if invoice.unread or tax is None or invoice.total is None or invoice.amount is None:
        why = _UNREAD if invoice.unread else _LEFT_OUT
        return Reckoned(How.UNCLEAR, shape, tax, why=why)
    with exactly():
        before = invoice.total - (invoice.discount or NOTHING)
        returned = unless_noise(invoice.returned)
        taxed = unless_noise(tax)
        readings = list(_readings(before, returned, taxed, invoice.amount))
        if len(readings) != 1:
            why = _why(before - returned, tax, invoice.amount, fit=len(readings))
            return Reckoned(How.UNCLEAR, shape, tax, why=why)
        return _read(invoice, *readings[0])


def _read(invoice: Invoice, how: How, is_net: bool) -> Reckoned:  # noqa: FBT001 - a reading
    """What is known of an invoice that is read in one way: what the amount is less the
    tax was taxed, unless the tax may be that of the other side of the returns."""
    amount, tax = invoice.amount or NOTHING, total_tax(invoice) or NOTHING
    shape, taxes, taxable = shape_of(invoice), taxes_of(invoice), amount - tax
    returned = unless_noise(invoice.returned)
    gross = amount + returned if is_net else amount
    net, other = gross - returned, taxable + (returned if is_net else -returned)
    rate = _rate(taxes, shape, taxable, how)
    fits_there = _rate(taxes, shape, other, how) if returned else None
    if not returned and abs(unless_noise(tax)) > abs(amount):
        why = _TOO_MUCH
    elif returned and tax and _is_of_another(tax, taxable, rate, fits_there):
        why = _OF_ANOTHER.format("before" if is_net else "after")
    else:
        return Reckoned(how, shape, tax, taxable, gross, net, rate)
    return Reckoned(How.UNCLEAR, shape, tax, gross=gross, net=net, why=why)


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


def _is_of_another(
    tax: Decimal, taxable: Decimal, rate: Decimal | None, other: Decimal | None
) -> bool:
    """Whether a tax may be that of the `other` side of the returns: a rate that fits
    there is as good as another that fits here."""
    return other not in {None, rate} or _is_above_all_rates(tax, taxable)


def _is_above_all_rates(tax: Decimal, taxable: Decimal) -> bool:
    """Whether it is more than any rate takes, and all lines are rounded up by."""
    return abs(tax) > abs(taxable) * max(RATES) / 100 + _ROUNDED_UP


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
