"""How a test says which row it tries, and on which side."""

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from .rows import Case, Side, rows


def tries(row: int, *sides: Side) -> pytest.MarkDecorator:
    """Marks a test of its own for a row of rows.toml."""
    return pytest.mark.fault(row=row, sides=sides)


def cases_of(side: Side, *, where: Callable[[Case], bool]) -> list[ParameterSet]:
    """The cases that `where` is true of, as parameters that carry their mark."""
    return [
        pytest.param(
            case, id=f"{row.number}-{case.name}", marks=tries(row.number, side)
        )
        for row in rows()
        for case in row.cases
        if where(case)
    ]
