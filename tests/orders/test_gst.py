"""Sums of money and of tax."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.amounts import trimmed
from orders.gst import total_tax
from orders.sums import total
from sourcehub_portal.gateway.parsing import parse_order

from .factory import invoice, raw_order

amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("taxes", "sum_"),
    [
        ({"cgst": 90, "sgst": 90, "igst": 0}, "180"),
        ({"cgst": "0.10", "sgst": "0.20", "igst": None}, "0.30"),
        ({"cgst": None, "sgst": None, "igst": "5.005"}, "5.005"),
    ],
)
def test_the_total_tax_is_the_sum_of_the_taxes_that_are_known(
    taxes: dict[str, object], sum_: str
) -> None:
    order = parse_order(raw_order(1, invoices=[invoice(1, **taxes)]))

    assert total_tax(order.invoices[0]) == Decimal(sum_)


def test_no_tax_that_is_known_is_not_a_tax_of_nothing() -> None:
    order = parse_order(raw_order(1, invoices=[{"id": 1}]))

    assert total_tax(order.invoices[0]) is None


@given(st.lists(amounts, min_size=1))
def test_a_total_is_exact_to_the_paisa(parts: list[Decimal]) -> None:
    paise = sum(int(part * 100) for part in parts)

    assert total(parts) == Decimal(paise) / 100


@given(amounts)
def test_trimming_changes_no_amount(amount: Decimal) -> None:
    assert trimmed(amount, places=2) == amount


@pytest.mark.parametrize(
    ("amount", "places", "left"),
    [
        ("65000.000000", 2, "65000.00"),
        ("0.125000", 2, "0.125"),
        ("2.000000", 0, "2"),
        ("140000", 0, "140000"),
        ("0", 2, "0.00"),
    ],
)
def test_trimming_takes_padding_off_and_leaves_the_least_places(
    amount: str, places: int, left: str
) -> None:
    assert str(trimmed(Decimal(amount), places=places)) == left
