"""Sums of money, exact. What SourceHub leaves out is None."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext


def exactly() -> AbstractContextManager[Context]:
    """Where amounts are added and multiplied without a rounding: the usual 28 digits
    would round long ones."""
    return localcontext(prec=1_000)


NOTHING = Decimal(0)
# Amounts are doubles on their way here: 1180.12 may have become 1180.1200000000001.
_HALF_A_PAISA = Decimal("0.005")


def same(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same paise."""
    with exactly():
        return abs(one - other) < _HALF_A_PAISA


def unless_noise(amount: Decimal | None) -> Decimal:
    """The amount; nothing where it is left out, or is nothing to the paisa."""
    return NOTHING if amount is None or same(amount, NOTHING) else amount


def is_same(one: Decimal | None, other: Decimal | None) -> bool:
    """The same of amounts that may not be known: nothing known is its own like."""
    return one is other if one is None or other is None else same(one, other)


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of those amounts that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    with exactly():
        return sum(known, Decimal(0)) if known else None


def whole(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, where every one of them is known."""
    found = list(amounts)
    return None if None in found else total(found)
