from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.look.drawing import drawn


def test_the_filters_need_no_load() -> None:
    shown = drawn("{{ a|rupees }} {{ d|day }}", a=Decimal(140_000), d=date(2021, 6, 8))
    assert shown == "₹1,40,000.00 08 Jun 2021"


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (1_284, "1,284"), (1_234_567, "12,34,567")]
)
def test_a_count_is_grouped_as_india_groups_it(number: int, shown: str) -> None:
    assert drawn("{{ n|indian }}", n=number) == shown


def test_an_age_tells_the_exact_time_on_hovering() -> None:
    moment = datetime(2021, 6, 8, 8, 35, tzinfo=UTC)
    shown = drawn("{{ m|age }}", m=moment)
    assert 'datetime="2021-06-08T14:05:00+05:30"' in shown
    assert 'title="08 Jun 2021, 14:05"' in shown


def test_an_age_is_in_words() -> None:
    moment = timezone.now() - timedelta(minutes=3, seconds=1)
    assert ">3 minutes ago</time>" in drawn("{{ m|age }}", m=moment)


@pytest.mark.parametrize("filter_", ["rupees", "day", "age", "indian"])
def test_what_is_not_known_is_a_dash(filter_: str) -> None:
    assert drawn("{{ nothing|" + filter_ + " }}", nothing=None) == "—"
