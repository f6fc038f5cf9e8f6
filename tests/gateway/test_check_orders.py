"""What `check_sourcehub` finds out about orders and phone numbers."""

from collections.abc import Callable

import pytest
import responses

from .asking import KEY, URL, listing
from .checking import (
    Pretended,
    Row,
    as_written,
    customer,
    fails,
    last_ten,
    order,
    passes,
    refusal,
)

pytestmark = pytest.mark.usefixtures("configured")

PHONE = "9845012345"
OTHER = "9900112233"
ASHA = customer(1, PHONE, company="080-26581234")


def _book(
    *,
    rows: tuple[Row, ...] = (ASHA,),
    orders: int = 3,
    matches: Callable[[str, Row], bool] = last_ten,
    **ways: object,
) -> Pretended:
    own = [order(each, rows[0]) for each in range(1, orders + 1)]
    return Pretended(rows, own, matches=matches, **ways)  # type: ignore[arg-type]


def test_a_phone_is_looked_up_and_not_written_out(
    upstream: responses.RequestsMock,
) -> None:
    _book().answers(upstream)
    written = passes("--phone", "+91 98450-12345")
    assert "The order look-up works: 3 of 3 orders of …45" in written
    assert "98450" not in written
    assert "Canary" not in written
    assert KEY not in written


def test_without_a_phone_customers_are_tried_until_one_has_orders(
    upstream: responses.RequestsMock,
) -> None:
    others = [customer(each, f"98450{each:05}") for each in range(1, 9)]
    book = _book(rows=(customer(99, PHONE),))
    book.customers = [*others, *book.customers]
    book.answers(upstream)
    written = passes()
    assert "The order look-up works: 3 of 3 orders of …45" in written
    assert "98450" not in written


def test_not_more_than_sixty_requests_are_sent(
    upstream: responses.RequestsMock,
) -> None:
    book = Pretended([customer(each, f"+9198450{each:05}") for each in range(1, 500)])
    book.answers(upstream)
    assert "No orders came for 20 number(s)" in passes()
    assert len(book.requests) < 40


def test_without_any_phone_the_look_up_is_not_tried(
    upstream: responses.RequestsMock,
) -> None:
    Pretended([customer(1, "")]).answers(upstream)
    assert "Name one with --phone" in passes()


def test_spellings_that_find_the_same_orders_are_named(
    upstream: responses.RequestsMock,
) -> None:
    _book().answers(upstream)
    written = passes()
    assert "as ten digits, as the portal asks, finds its orders" in written
    for spelling in ("+91 in front", "91 in front", "0 in front", "+91 and spaces"):
        assert f"{spelling}: the same orders" in written


def test_spellings_that_find_nothing_are_named(
    upstream: responses.RequestsMock,
) -> None:
    _book(matches=as_written).answers(upstream)
    written = passes()
    assert "as ten digits, as the portal asks, finds its orders" in written
    assert "+91 in front: 0 of 3 orders" in written


def test_a_sourcehub_that_wants_the_country_code_fails(
    upstream: responses.RequestsMock,
) -> None:
    _book(rows=(customer(1, f"+91{PHONE}"),), matches=as_written).answers(upstream)
    assert "does not find all the orders that another spelling finds" in fails()


def test_a_spelling_that_is_refused_is_named(upstream: responses.RequestsMock) -> None:
    _book().answers(upstream)
    upstream.remove("GET", f"{URL}/orders")
    rows = [order(1, ASHA)]
    upstream.get(f"{URL}/orders", body=listing("orders", rows, total=1))
    upstream.get(f"{URL}/orders", status=400, body=refusal())
    assert "+91 in front: refused" in passes("--phone", PHONE)


def test_a_number_answered_with_an_error_does_not_end_the_search(
    upstream: responses.RequestsMock,
) -> None:
    Pretended([customer(1, PHONE)]).answers(upstream)
    upstream.remove("GET", f"{URL}/orders")
    upstream.get(f"{URL}/orders", status=400, body=refusal())
    assert "1 of 1 numbers were answered with an error" in passes()


@pytest.mark.parametrize("matched", [True, False])
def test_the_company_s_number_is_tried(
    upstream: responses.RequestsMock, *, matched: bool
) -> None:
    def either(said: str, row: Row) -> bool:
        return last_ten(said, row) or (matched and said == "8026581234")

    _book(matches=either).answers(upstream)
    finds = "finds a customer's orders as well"
    assert (finds in passes()) == matched


def test_strangers_orders_are_not_taken_for_the_company_s(
    upstream: responses.RequestsMock,
) -> None:
    stranger = order(77, customer(2, OTHER))
    book = _book(matches=lambda said, row: row is stranger or last_ten(said, row))
    book.orders = [*book.orders, stranger]
    book.answers(upstream)
    assert "The company's number does not find" in passes()


def test_another_phone_s_orders_are_noted(upstream: responses.RequestsMock) -> None:
    book = _book(matches=lambda *_: True)
    book.orders = [*book.orders, order(77, customer(2, OTHER))]
    book.answers(upstream)
    written = passes()
    assert "1 of 4 orders name a customer without the number" in written
    assert OTHER not in written


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("[]", "is counted in", "is counted in"),
        ("(]", "is left out", "is counted in"),
        ("[)", "is counted in", "is left out"),
    ],
)
def test_both_ends_of_a_range_are_tried(
    upstream: responses.RequestsMock, dates: str, first: str, last: str
) -> None:
    _book(dates=dates).answers(upstream)
    written = passes()
    assert f"The first day of a range {first}" in written
    assert f"The last day of a range {last}" in written


def test_orders_that_are_all_strangers_tell_nothing_of_the_number(
    upstream: responses.RequestsMock,
) -> None:
    book = _book(orders=0, matches=lambda *_: True)
    book.orders = [order(77, customer(2, OTHER))]
    book.answers(upstream)
    written = passes()
    assert "1 of 1 orders name a customer without the number" in written
    assert "ten digits" not in written


def test_dates_that_are_ignored_are_noted(upstream: responses.RequestsMock) -> None:
    _book(dates="").answers(upstream)
    assert "The dates of a range are ignored" in passes()


def test_pages_of_orders_are_tried(upstream: responses.RequestsMock) -> None:
    _book().answers(upstream)
    written = passes()
    assert "“count” is honoured for orders" in written
    assert "“skip” is honoured for orders" in written


def test_a_skip_that_is_ignored_for_orders_fails(
    upstream: responses.RequestsMock,
) -> None:
    _book(order_skip=False).answers(upstream)
    assert "“skip” is ignored for orders" in fails()


def test_a_count_that_is_ignored_for_orders_is_noted(
    upstream: responses.RequestsMock,
) -> None:
    _book(order_count=False).answers(upstream)
    assert "“count” is ignored for orders" in passes()


def test_orders_that_cannot_be_read_fail(upstream: responses.RequestsMock) -> None:
    book = _book()
    book.answers(upstream)
    upstream.remove("GET", f"{URL}/orders")
    upstream.get(f"{URL}/orders", body=listing("orders", ["x"]))
    assert "1 unreadable" in fails("--phone", PHONE)
