"""A number that stands second in a customer's field is theirs as well."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from customers.further_numbers import having_as_a_further_one
from tests.customers.factory import make_customer

from .factory import answer, keep, make_order, raw_order
from .picky import picky
from .reading import words

pytestmark = pytest.mark.django_db

SECOND = "9876543210"
BOTH = "98450 12345 / 98765 43210"


@pytest.mark.parametrize("field", ["contactperson_number", "company_phone"])
def test_who_has_it_as_a_second_one_is_named(
    support: Client, settings: Settings, field: str
) -> None:
    with picky({}) as sourcehub:
        settings.SOURCEHUB_API_URL = sourcehub.url
        settings.SOURCEHUB_API_KEY = "key"
        make_customer(1, display_name="Another", contactperson_number="98765 43211")
        make_customer(2, display_name="Zaveri", **{field: BOTH})
        page = words(support.get(f"/orders/?phone={SECOND}"))

    assert "+91 98765 43210 Zaveri" in page
    assert "No customer has this number" not in page
    assert "Another" not in page
    assert BOTH in sourcehub.asked


def test_under_its_spelling_orders_are_found(
    support: Client, settings: Settings
) -> None:
    with picky({BOTH: [raw_order(7, phone=BOTH)]}) as sourcehub:
        settings.SOURCEHUB_API_URL = sourcehub.url
        settings.SOURCEHUB_API_KEY = "key"
        make_customer(2, contactperson_number=BOTH)
        page = words(support.get(f"/orders/?phone={SECOND}"))

    assert "00007" in page


def test_a_number_abroad_is_theirs_with_and_without_a_plus() -> None:
    make_customer(1, contactperson_number="971501234567")
    make_customer(2, contactperson_number="+971 50 123 4567, 98450 12345")
    make_customer(3, contactperson_number="1971501234567")
    found = having_as_a_further_one("+971501234567", most=10)
    assert [each.pk for each in found] == [1, 2]


@pytest.mark.parametrize("number", ["9845000008", "9845000009"])
def test_who_has_it_is_named_beside_its_orders(support: Client, number: str) -> None:
    both = "9845000008, 9845000009"
    make_customer(1, display_name="Zaveri", contactperson_number=both)
    keep(answer([make_order(7, phone=both)]), phone=number)
    page = support.get("/orders/", {"phone": number})
    assert "00007" in words(page)
    assert '<a href="/customers/1/"><bdi>Zaveri</bdi></a>' in page.text
    assert "company number" not in words(page)


def test_who_has_it_as_the_first_one_is_not_looked_for_among_further_ones(
    support: Client,
) -> None:
    make_customer(1, display_name="Zaveri", contactperson_number="98450 12345")
    keep(answer([make_order(7)]))
    with CaptureQueriesContext(connection) as captured:
        page = words(support.get("/orders/?phone=9845012345"))
    assert "+91 98450 12345 Zaveri" in page
    searching = ("MATCH", "LIKE", "instr(")
    asked = [each["sql"] for each in captured]
    assert not [sql for sql in asked if any(word in sql for word in searching)]


def test_digits_within_something_else_are_no_number_of_theirs() -> None:
    make_customer(1, display_name=f"No {SECOND}", email=f"{SECOND}@example.com")
    make_customer(2, company_phone=BOTH)
    found = having_as_a_further_one(SECOND, most=10)
    assert [each.pk for each in found] == [2]
