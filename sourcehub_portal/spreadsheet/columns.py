"""What a list declares once, for every format: its columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

Cell = str | Decimal | int | date | None
Row = TypeVar("Row")

# What a workbook's first sheet says of it: (what, in words), a line each.
About = Sequence[tuple[str, str]]


class Kind(Enum):
    """How XLSX shows a column: (number format, width in characters).

    Amounts are grouped as they are read in India: 12,34,567.00. Where one has more
    decimals than the paisa, they are shown: the cell is read as the page is.
    """

    TEXT = ("@", 24)
    MONEY = (
        r"[>=10000000]##\,##\,##\,##0.00######;"
        r"[>=100000]##\,##\,##0.00######;##,##0.00######",
        16,
    )
    NUMBER = ("0", 12)
    QUANTITY = ("General", 12)  # whole as a rule: "0.##" would show "3."
    DATE = ("dd mmm yyyy", 13)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its header, and how a row's cell is found (None: an empty cell)."""

    name: str
    value: Callable[[Row], Cell]
    kind: Kind = Kind.TEXT
