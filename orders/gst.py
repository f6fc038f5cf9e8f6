"""Sums of money and of tax, in `Decimal`. What SourceHub leaves out is None."""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import Protocol


class Taxed(Protocol):
    """An invoice: the gateway's record or the mirror's row."""

    @property
    def cgst(self) -> Decimal | None: ...
    @property
    def sgst(self) -> Decimal | None: ...
    @property
    def igst(self) -> Decimal | None: ...


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of those amounts that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    # The usual 28 digits would round the sum of long amounts.
    with localcontext(prec=1_000):
        return sum(known, Decimal(0)) if known else None


def total_tax(invoice: Taxed) -> Decimal | None:
    """CGST, SGST and IGST of an invoice together."""
    return total((invoice.cgst, invoice.sgst, invoice.igst))
