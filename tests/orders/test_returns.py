"""An order before and after what came back of it."""

from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from orders.returns import AroundReturns, around_returns

from .factory import answer, invoice, keep, make_order
from .reading import words

paise = st.integers(1, 10**12).map(lambda number: Decimal(number) / 100)
UNKNOWN = AroundReturns()


def around(**fields: object) -> AroundReturns:
    named = {f"{name}_amount": amount for name, amount in fields.items()}
    return around_returns(make_order(1, **named))


@pytest.mark.parametrize(
    ("billable", "told"),
    [
        (900, AroundReturns(Decimal(900), Decimal(700))),
        (700, AroundReturns(Decimal(900), Decimal(700))),
        (800, UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_it_is_told_by_what_alone_fits(
    billable: int | None, told: AroundReturns
) -> None:
    assert (
        around(item_total=1000, discount=100, return_total=200, billable=billable)
        == told
    )


@pytest.mark.parametrize(
    ("billable", "tax", "told"),
    [
        (944, 72, AroundReturns(Decimal(1144), Decimal(944))),
        (1180, 90, AroundReturns(Decimal(1180), Decimal(980))),
        (1000, 100, UNKNOWN),  # before them, or after them with the tax on top
        (944, None, UNKNOWN),
    ],
)
def test_the_invoices_taxes_may_be_in_what_is_to_pay(
    billable: int, tax: int | None, told: AroundReturns
) -> None:
    taxed = invoice(1, returned_amount=200, cgst=tax, sgst=tax, igst=None)
    found = around_returns(
        make_order(
            1,
            item_total_amount=1000,
            return_total_amount=200,
            billable_amount=billable,
            invoices=[taxed],
        )
    )
    assert found == told


def test_what_came_back_to_no_paisa_did_not_come_back() -> None:
    found = around(item_total=900, return_total="5.55e-17", billable=1180)
    assert found == AroundReturns(Decimal(1180), Decimal(1180))


def test_the_noise_of_doubles_is_no_difference() -> None:
    found = around(item_total="0.30000000000000004", return_total=0.1, billable=0.2)
    assert found.net == Decimal("0.2")


@pytest.mark.parametrize("name", ["return_total", "discount"])
def test_what_cannot_be_read_is_not_nothing(name: str) -> None:
    told = {"item_total": 1000, "return_total": 100, "billable": 1000}
    assert around(**told | {name: "Rs 200"}) == UNKNOWN


def test_where_nothing_came_back_the_rest_need_not_be_read() -> None:
    found = around(item_total="Rs 900", billable=900)
    assert found == AroundReturns(Decimal(900), Decimal(900))


@pytest.mark.parametrize("returned", [0, None])
def test_where_nothing_came_back_both_are_the_amount(returned: int | None) -> None:
    found = around(item_total=1, return_total=returned, billable=900)
    assert found == AroundReturns(Decimal(900), Decimal(900))


def test_without_the_item_total_nothing_is_told() -> None:
    assert around(item_total=None, return_total=200, billable=900) == UNKNOWN


@given(before=paise, discount=paise, returned=paise, is_net=st.booleans())
def test_what_is_told_differs_by_what_came_back(
    before: Decimal, discount: Decimal, returned: Decimal, *, is_net: bool
) -> None:
    billable = before - returned if is_net else before
    told = around(
        item_total=str(before + discount),
        discount=str(discount),
        return_total=str(returned),
        billable=str(billable),
    )
    assert told == AroundReturns(before, before - returned)


@pytest.mark.django_db
def test_the_page_shows_both_where_something_came_back(support: Client) -> None:
    fields = {"return_total_amount": 180, "billable_amount": 1000}
    keep(answer([make_order(1, **fields), make_order(2)]))

    assert "Before returns ₹1,180.00 After returns ₹1,000.00" in words(
        support.get("/orders/1/")
    )
    assert "Before returns" not in words(support.get("/orders/2/"))
    assert "Billable before returns ₹2,360.00 Billable after returns ₹2,180.00" in (
        words(support.get("/orders/?phone=9845012345"))
    )


@pytest.mark.django_db
def test_the_page_says_that_it_cannot_be_told(support: Client) -> None:
    fields = {"return_total_amount": 180, "billable_amount": 1100}
    keep(answer([make_order(1, **fields)]))
    page = words(support.get("/orders/1/"))
    assert "cannot be told whether the billable amount is before or after" in page
    assert "Before returns" not in page
