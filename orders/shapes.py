"""Which taxes an invoice bears."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from orders.sums import NOTHING, same, unless_noise
from sourcehub_portal.gateway.records import Invoice


class Shape(StrEnum):
    """Which taxes there are: half each for centre and state, or one between states."""

    SPLIT = "CGST and SGST"
    INTEGRATED = "IGST"
    NONE = "no tax"
    ODD = "unusual"


def shape_of(invoice: Invoice) -> Shape:
    """A tax that SourceHub leaves out counts as none. Of an invoice that gives money
    back, the taxes are below nothing as well."""
    gives_back = (invoice.amount or NOTHING) < 0
    cgst, sgst, igst = (-tax if gives_back else tax for tax in taxes_of(invoice))
    if not (cgst or sgst or igst):
        return Shape.NONE
    if same(cgst, sgst) and min(cgst, sgst) > 0 and not igst:
        return Shape.SPLIT
    return Shape.INTEGRATED if igst > 0 and not (cgst or sgst) else Shape.ODD


def why_odd(invoice: Invoice) -> str:
    """What is unusual about taxes of the shape ODD, in a sentence."""
    cgst, sgst, igst = taxes_of(invoice)
    if (igst and not (cgst or sgst)) or (same(cgst, sgst) and not igst):
        if invoice.amount is None:
            return "The taxes are below nothing."
        return "The taxes are below nothing and the amount is not, or the reverse."
    return "CGST and SGST should be equal, or IGST stand alone."


def taxes_of(invoice: Invoice) -> Sequence[Decimal]:
    """CGST, SGST and IGST, as far as they are anything."""
    return [unless_noise(each) for each in (invoice.cgst, invoice.sgst, invoice.igst)]
