from decimal import Decimal

import pytest

from sourcehub_portal.money import rupees


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "₹0.00"),
        ("0.5", "₹0.50"),
        ("999", "₹999.00"),
        ("1000", "₹1,000.00"),
        ("65000", "₹65,000.00"),
        ("140000", "₹1,40,000.00"),
        ("1234567", "₹12,34,567.00"),
        ("123456789.10", "₹12,34,56,789.10"),
        ("1E+5", "₹1,00,000.00"),
    ],
)
def test_money_is_grouped_as_india_groups_it(amount: str, shown: str) -> None:
    assert rupees(Decimal(amount)) == shown


def test_a_negative_amount_keeps_its_sign_before_the_rupee() -> None:
    assert rupees(Decimal("-1234567.5")) == "-₹12,34,567.50"


def test_decimals_beyond_the_paisa_are_shown_and_not_rounded() -> None:
    assert rupees(Decimal("2745.125")) == "₹2,745.125"


@pytest.mark.parametrize(
    ("noisy", "shown"),
    [
        ("1180.1200000000001", "₹1,180.12"),
        ("2360.2399999999998", "₹2,360.24"),
        ("1.4210854715202004e-14", "₹0.00"),
        ("-1.4210854715202004e-14", "₹0.00"),
        ("-0.9999999999999999", "-₹1.00"),
        ("1000000063480.7400000000001", "₹10,00,00,00,63,480.74"),
        ("0.000001", "₹0.000001"),
    ],
)
def test_the_noise_of_a_double_is_not_shown(noisy: str, shown: str) -> None:
    assert rupees(Decimal(noisy)) == shown


def test_an_amount_longer_than_the_decimal_context_is_shown_whole() -> None:
    assert rupees(Decimal("1" + "0" * 30 + ".07")).endswith(",000.07")


def test_an_amount_that_is_not_known_is_a_dash() -> None:
    assert rupees(None) == "—"
