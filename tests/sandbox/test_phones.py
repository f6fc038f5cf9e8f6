"""Each customer has a number, and each number a customer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.numbers import Draws
from sourcehub_portal.sandbox.phones import PhoneBook, as_typed, last_ten
from tests.sandbox.conftest import Rows


@given(seed=st.integers(0, 5), customer_id=st.integers(1, 2_000_000))
def test_a_number_leads_back_to_its_customer(seed: int, customer_id: int) -> None:
    book = PhoneBook(seed)
    number = book.number_of(customer_id)
    assert len(number) == 10
    assert number[0] in "6789"
    assert book.customer_of(number) == customer_id


@pytest.mark.parametrize("sample", sorted(samples.PHONES))
def test_the_customer_who_would_have_a_sample_number_has_another(sample: int) -> None:
    book = PhoneBook(1)
    rival = book._place(samples.PHONES[sample])
    number = book.number_of(rival)
    assert number not in samples.PHONES.values()
    assert book.customer_of(number) == rival


@given(number=st.integers(6 * 10**9, 10**10 - 1), draw=st.integers(0, 1000))
def test_a_number_is_the_same_however_it_is_typed(number: int, draw: int) -> None:
    assert last_ten(as_typed(str(number), Draws(1, "test", draw))) == str(number)


@pytest.mark.parametrize(
    "spelled",
    ["+91 63962 81335", "063962-81335", "+916396281335", "63962 81335", "6396281335"],
)
def test_orders_are_found_by_any_spelling(rows: Rows, spelled: str) -> None:
    assert [order["id"] for order in rows("orders", phone_number=spelled)] == [874, 886]


@pytest.mark.parametrize(
    "spelled", ["6396281331", "1800 425 1234", "96281335", "hello"]
)
def test_no_orders_are_found_by_what_is_no_contact_number(
    rows: Rows, spelled: str
) -> None:
    assert rows("orders", phone_number=spelled) == []


def test_customers_numbers_come_in_many_spellings(rows: Rows) -> None:
    listed = [
        row["contactperson_number"]
        for skip in range(0, 1000, 100)
        for row in rows("customers", count=100, skip=skip)
    ]
    assert len({last_ten(number) for number in listed}) == 1000
    shapes = {"".join("9" if c.isdigit() else c for c in number) for number in listed}
    assert {"9999999999", "99999 99999", "+99 99999 99999", "99999-99999"} <= shapes
