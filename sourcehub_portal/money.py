"""Amounts as India writes them."""

from decimal import Decimal, localcontext

from babel.numbers import format_currency

# CLDR's pattern for en_IN; the digits are SourceHub's, so none is rounded away.
PATTERN = "¤#,##,##0.00"


def rupees(amount: Decimal | None) -> str:
    """Write an amount in rupees: "₹12,34,567.00"; nothing known is "—".

    At least the paisa is shown, and every further decimal that the amount has.
    """
    if amount is None:
        return "—"
    # babel computes in the context's precision: 28 digits would fail on a long amount.
    with localcontext(prec=1_000):
        return format_currency(
            amount, "INR", PATTERN, locale="en_IN", decimal_quantization=False
        )
