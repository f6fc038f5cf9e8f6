from datetime import UTC, date, datetime, timedelta

import pytest

from sourcehub_portal.age import age, day

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=29), "29 days ago"),
        (timedelta(days=30), "1 month ago"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_an_age_is_told_in_its_largest_whole_unit(
    passed: timedelta, words: str
) -> None:
    assert age(NOON - passed, now=NOON) == words


def test_a_moment_ahead_of_our_clock_is_just_now() -> None:
    assert age(NOON + timedelta(hours=2), now=NOON) == "just now"


def test_an_age_is_counted_from_now() -> None:
    assert age(datetime.now(UTC) - timedelta(minutes=3, seconds=1)) == "3 minutes ago"


def test_a_day_is_written_with_two_digits_and_the_month_in_letters() -> None:
    assert day(date(2021, 6, 8)) == "08 Jun 2021"


def test_a_moment_is_shown_as_its_day_in_india() -> None:
    assert day(datetime(2021, 6, 8, 18, 30, tzinfo=UTC)) == "09 Jun 2021"


def test_a_day_that_is_not_known_is_a_dash() -> None:
    assert day(None) == "—"
