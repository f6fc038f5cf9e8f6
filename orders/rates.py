"""The rates of GST, and which of them a tax can have come of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

# In percent, CGST and SGST together: those in force, and those of older invoices.
# Central Tax (Rate) notifications 1/2017 and 11/2017 with their changes up to 9/2025.
_PERCENT = "0 0.1 0.25 1 1.5 3 5 6 7.5 12 18 28 40"
RATES = tuple(Decimal(each) for each in _PERCENT.split())
# A tax is rounded to the paisa, half of one either way.
ROUNDED = Decimal("0.005")


def rates_that_fit(
    taxes: Sequence[Decimal], amount: Decimal, *, included: bool
) -> Iterator[Decimal]:
    """The rates in percent that give each of `taxes`, which share one rate equally.

    They are taken of the `amount` or, where they are `included`, out of it. Only the
    paisa is rounded: a tax that is near a rate has not come of it.
    """
    shares = len(taxes)
    for rate in RATES:
        whole = (100 + rate if included else 100) * shares
        if all(abs(tax * whole - amount * rate) <= ROUNDED * whole for tax in taxes):
            yield rate
