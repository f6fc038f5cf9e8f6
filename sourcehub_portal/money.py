"""Amounts as India writes them."""

from decimal import Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.numbers import parse_pattern

_INDIA = Locale("en", "IN")
# CLDR's for India, read once and with the sign in its place: a list shows a hundred
# amounts, and to look up what rupees are called takes half of writing one.
_PATTERN = parse_pattern("₹#,##,##0.00")

_PAISA = Decimal("0.01")
# A thousand doubles of ten lakh rupees each add up to less.
_NOISE = Decimal("0.000001")


def rupees(amount: Decimal | None) -> str:
    """Write an amount in rupees: "₹12,34,567.00"; nothing known is "—".

    At least the paisa is shown, and every further decimal that the amount has, but not
    the noise of a double: 1180.1200000000001 has come of 1180.12.
    """
    # By its text: 1.10 and 1.1 are one amount, and written as they came.
    return "—" if amount is None else _written(str(amount))


@lru_cache(4096)  # a page shows a hundred, mostly the same ones again
def _written(text: str) -> str:
    # babel computes in the context's precision: 28 digits would fail on a long amount.
    with localcontext(prec=1_000):
        amount = _without_noise(Decimal(text))
        # The digits are SourceHub's: none else is rounded away.
        return str(_PATTERN.apply(amount, _INDIA, decimal_quantization=False))


def _without_noise(amount: Decimal) -> Decimal:
    near = amount.quantize(_PAISA)
    return (near or abs(near)) if abs(amount - near) < _NOISE else amount
