"""The forms that a GSTIN comes in: nearly all hold a PAN, some do not.

Their patterns are those of GST's own API. A form is told by its characters alone.
"""

import re
from enum import StrEnum


class Form(StrEnum):
    """Whose registration it is, in words."""

    TAXPAYER = "Taxpayer"
    COLLECTOR = "Collector of tax at source (TCS)"
    DEDUCTOR = "Deductor of tax at source (TDS)"
    DEPARTMENT = "Government department"
    BODY = "UN body or embassy (UIN)"
    NON_RESIDENT = "Non-resident taxable person"
    OVERSEAS = "Supplier of online services from abroad"


_FOREIGN = r"[0-9]{4}[A-Z]{3}[0-9]{5}"
_TAN = r"[0-9]{2}[A-Z]{4}[0-9]{5}[A-Z][1-9A-Z]"
_SPECIAL = {
    Form.BODY: re.compile(rf"{_FOREIGN}[UO]N[0-9A-Z]"),
    Form.NON_RESIDENT: re.compile(rf"{_FOREIGN}NR[0-9A-Z]"),
    Form.OVERSEAS: re.compile(r"99[0-9]{2}[A-Z]{3}[0-9]{5}OS[0-9A-Z]"),
    Form.DEDUCTOR: re.compile(rf"{_TAN}D[0-9A-Z]"),
    Form.DEPARTMENT: re.compile(rf"{_TAN}Z[0-9A-Z]"),
}
# The 14th character of those that hold a PAN.
_OF_PAN = {"Z": Form.TAXPAYER, "C": Form.COLLECTOR, "D": Form.DEDUCTOR}
FOREIGN = frozenset({Form.BODY, Form.NON_RESIDENT, Form.OVERSEAS})


def special_form(number: str) -> Form | None:
    """The form of a number without a PAN, None where it is none of these."""
    # Where a PAN would be, in the place of its fifth letter or before it, is a digit.
    if not (number[2].isdigit() or number[6].isdigit()):
        return None
    return next(
        (form for form, sign in _SPECIAL.items() if sign.fullmatch(number)), None
    )


def form_with_pan(number: str) -> Form | None:
    """The form of a number with a PAN, by its 14th character."""
    return _OF_PAN.get(number[13])
