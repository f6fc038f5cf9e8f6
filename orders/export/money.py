"""Columns of amounts."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from orders.amounts import trimmed
from sourcehub_portal.spreadsheet import Column, Kind

Row = TypeVar("Row")


def money(name: str, amount: Callable[[Row], Decimal | None]) -> Column[Row]:
    """Amounts with every digit that SourceHub wrote, and with the paisa."""

    def cell(row: Row) -> Decimal | None:
        found = amount(row)
        return None if found is None else trimmed(found, places=2)

    return Column(name, cell, Kind.MONEY)
