"""The stretches of days that people in India ask for."""

from datetime import date, timedelta
from typing import NamedTuple

APRIL = 4


class Period(NamedTuple):
    """From `start` to `end`, both within it."""

    name: str
    start: date
    end: date


def periods(today: date) -> list[Period]:
    """The shortest first. What is not over yet ends today."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    quarter = month.replace(month=month.month - (month.month - 1) % 3)
    year = date(today.year - (today.month < APRIL), APRIL, 1)
    return [
        Period("Today", today, today),
        Period("7 days", today - timedelta(days=6), today),
        Period("30 days", today - timedelta(days=29), today),
        Period("This month", month, today),
        Period("Last month", before.replace(day=1), before),
        Period("This quarter", quarter, today),
        Period("This financial year", year, today),
    ]
