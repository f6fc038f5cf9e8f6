"""When an invoice falls due, as people say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.due import due_in_words

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "due today"),
        (1, "due in 1 day"),
        (5, "due in 5 days"),
        (-1, "fell due 1 day ago"),
        (-1997, "fell due 1,997 days ago"),
    ],
)
def test_the_days_to_go_or_past(days: int, words: str) -> None:
    assert due_in_words(TODAY + timedelta(days), today=TODAY) == words


def test_without_a_date_nothing_is_said() -> None:
    assert due_in_words(None, today=TODAY) == ""


@given(st.dates())
def test_nothing_is_ever_called_unpaid(due: date) -> None:
    words = due_in_words(due, today=TODAY)
    assert "paid" not in words
    assert "overdue" not in words
