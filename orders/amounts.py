"""Amounts and quantities as the mirror keeps them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:  # Django's fields are generic for the type checker only
    DecimalOrNone = models.DecimalField[Decimal | None, Decimal | None]
else:
    DecimalOrNone = models.DecimalField


def trimmed(amount: Decimal, *, places: int) -> Decimal:
    """`amount` without the zeros at its end, but with at least so many `places`."""
    exponent = amount.normalize().as_tuple().exponent
    least = min(-places, exponent) if isinstance(exponent, int) else -places
    return amount.quantize(Decimal(1).scaleb(least))


class ExactField(DecimalOrNone):
    """A number below 10¹² either way, to six places; None where SourceHub says none.

    Six, and not the two of a paisa: every digit that SourceHub sends is shown. A column
    pads with zeros what it stores, so they are taken off again down to `places`.
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

    def from_db_value(
        self, value: Decimal | None, *_: BaseDatabaseWrapper
    ) -> Decimal | None:
        """What Django calls for each value that it reads."""
        return None if value is None else trimmed(value, places=self.places)
