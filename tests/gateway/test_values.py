from datetime import date
from decimal import Decimal

import pytest

from sourcehub_portal.gateway.parsing.values import (
    read_amount,
    read_count,
    read_date,
    read_id,
)


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (65000, "65000"),
        ("65000.50", "65000.50"),
        ("1,234.50", "1234.50"),
        ("1,40,000.00", "140000.00"),
        (" 12 ", "12"),
        ("-5.25", "-5.25"),
        (".5", "0.5"),
        ("1E+3", "1000"),
        ("0E+5", "0"),
        (-3, "-3"),
    ],
)
def test_an_amount_is_read_exactly(value: object, amount: str) -> None:
    assert read_amount(value) == Decimal(amount)


def test_an_amount_with_an_exponent_is_written_out() -> None:
    assert str(read_amount("1.4E5")) == "140000"


@pytest.mark.parametrize("nothing", ["-0.0", "-0", "-0.00"])
def test_nothing_is_not_below_nothing(nothing: str) -> None:
    assert not str(read_amount(nothing)).startswith("-")


@pytest.mark.parametrize(
    "value",
    [
        "1e400",
        "1e-400",
        10**12,
        "-1000000000000",
        "NaN",
        "Infinity",
        "1.234,50",
        "1,50",
        "₹5",
        "٣",
        ".",
        True,
        [],
        1.5,
    ],
)
def test_what_is_no_amount_is_none(value: object) -> None:
    assert read_amount(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-08",
        " 2021-06-08 ",
        "08-06-2021",
        "2021-06-08 23:59:59",
        "2021-06-08T00:00:00+05:30",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == date(2021, 6, 8)


def test_a_moment_in_utc_is_the_day_that_it_was_in_kolkata() -> None:
    assert read_date("2021-06-07T18:30:00.000000Z") == date(2021, 6, 8)


@pytest.mark.parametrize(
    "value", ["0000-00-00", "31-02-2021", "soon", 20210608, "9999-12-31T23:59:59Z"]
)
def test_what_is_no_day_is_none(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize("value", [613, "613", " 613 ", "0613"])
def test_an_id_is_read_as_number_and_as_text(value: object) -> None:
    assert read_id(value) == 613


@pytest.mark.parametrize("value", [0, -1, "", "6.0", "٣", 2**63, "9" * 19, True, None])
def test_what_no_database_could_use_is_no_id(value: object) -> None:
    assert read_id(value) is None


@pytest.mark.parametrize(
    ("value", "number"), [(0, 0), ("0", 0), (2**63 - 1, 2**63 - 1)]
)
def test_a_count_is_read_from_nought(value: object, number: int) -> None:
    assert read_count(value) == number


@pytest.mark.parametrize("value", [2**63, "9" * 19, -1, "9" * 400])
def test_a_total_that_no_database_can_hold_is_none(value: object) -> None:
    assert read_count(value) is None
