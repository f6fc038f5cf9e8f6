"""Stretches of days by their names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.periods import periods

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


def named(today: date) -> dict[str, tuple[str, str]]:
    return {
        each.name: (each.start.isoformat(), each.end.isoformat())
        for each in periods(today)
    }


def test_the_periods_of_an_ordinary_day() -> None:
    assert named(date(2026, 11, 26)) == {
        "Today": ("2026-11-26", "2026-11-26"),
        "7 days": ("2026-11-20", "2026-11-26"),
        "30 days": ("2026-10-28", "2026-11-26"),
        "This month": ("2026-11-01", "2026-11-26"),
        "Last month": ("2026-10-01", "2026-10-31"),
        "This quarter": ("2026-10-01", "2026-11-26"),
        "This financial year": ("2026-04-01", "2026-11-26"),
    }


@pytest.mark.parametrize(
    ("today", "name", "start", "end"),
    [
        (date(2027, 3, 31), "This financial year", "2026-04-01", "2027-03-31"),
        (date(2027, 4, 1), "This financial year", "2027-04-01", "2027-04-01"),
        (date(2027, 1, 1), "Last month", "2026-12-01", "2026-12-31"),
        (date(2028, 3, 31), "Last month", "2028-02-01", "2028-02-29"),
        (date(2027, 1, 1), "This quarter", "2027-01-01", "2027-01-01"),
        (date(2027, 12, 31), "This quarter", "2027-10-01", "2027-12-31"),
    ],
)
def test_where_months_and_years_end(
    today: date, name: str, start: str, end: str
) -> None:
    assert named(today)[name] == (start, end)


@given(days)
def test_every_period_is_in_order_and_none_reaches_beyond_today(today: date) -> None:
    for name, start, end in periods(today):
        assert start <= end <= today, name
    by_name = {each.name: each for each in periods(today)}
    assert by_name["Last month"].end + timedelta(1) == by_name["This month"].start
    year = by_name["This financial year"].start
    assert (year.month, year.day) == (4, 1)
    assert today - year < timedelta(366)
    assert by_name["7 days"].end - by_name["7 days"].start == timedelta(6)
