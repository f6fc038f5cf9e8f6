"""Amounts and quantities as the mirror keeps them."""

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:  # Django's fields are generic for the type checker only
    DecimalOrNone = models.DecimalField[Decimal | None, Decimal | None]
else:
    DecimalOrNone = models.DecimalField

_DIGITS, _DECIMALS = 15, 6


def trimmed(amount: Decimal, *, places: int) -> Decimal:
    """`amount` without the zeros at its end, but with at least so many `places`.

    Made of the text, as arithmetic would round what has more than 28 digits.
    """
    whole, _, part = f"{amount:f}".partition(".")
    part = part.rstrip("0").ljust(places, "0")
    return Decimal(f"{whole}.{part}" if part else whole)


def cut(amount: Decimal) -> Decimal:
    """`amount` with the digits that a column keeps.

    Not rounded: 999999999999.9999999 would become too long for the column.
    """
    decimals = min(_DECIMALS, _DIGITS - 1 - amount.adjusted())
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN)


class AmountField(DecimalOrNone):
    """A number below 10¹² either way, for filters and sums; None where there is none.

    It keeps six decimals, and fifteen digits in all: SQLite, which counts in binary,
    has no more. An amount with more is cut, so what people see is read from the order's
    raw JSON. A column pads with zeros what it stores; they are taken off again down to
    `places`.
    """

    def __init__(self, *args: Any, places: int = 2, **options: Any) -> None:
        self.places = places
        options |= {"max_digits": 18, "decimal_places": 6, "null": True, "blank": True}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        for fixed in ("max_digits", "decimal_places", "null", "blank"):
            del options[fixed]
        if self.places != 2:
            options["places"] = self.places
        return name, path, args, options

    def get_prep_value(self, value: Any) -> Any:
        """What Django calls for each value that it writes or compares with."""
        amount = super().get_prep_value(value)
        return cut(amount) if isinstance(amount, Decimal) else amount

    def from_db_value(
        self, value: Decimal | None, *_: BaseDatabaseWrapper
    ) -> Decimal | None:
        """What Django calls for each value that it reads."""
        return None if value is None else trimmed(value, places=self.places)
