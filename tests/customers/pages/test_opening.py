"""Enter in the search field."""

import pytest
from django.test import Client

from tests.customers.factory import make_customer
from tests.customers.pages.reading import LIST, PART

pytestmark = pytest.mark.django_db

GSTIN = "27AAPFU0939F1ZV"


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(
        1, customer_code="A-77", contactperson_number="98450 12345", gstin=GSTIN
    )
    make_customer(2, company_phone="98450 99999")
    make_customer(3, contactperson_number="9845099999")


@pytest.mark.parametrize(
    "text", ["A-77", " a-77 ", "+91 98450-12345", GSTIN, "27 aapfu0939f 1zv"]
)
def test_a_code_a_phone_or_a_gstin_opens_whose_it_is(sales: Client, text: str) -> None:
    answer = sales.get(LIST, {"q": text, "open": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/customers/1/")


def test_htmx_is_sent_to_the_customer(sales: Client) -> None:
    answer = sales.get(LIST, {"q": "A-77", "open": "1"}, headers=PART)
    assert answer["HX-Redirect"] == "/customers/1/"


@pytest.mark.parametrize("text", ["9845099999", "A-7", "", "nobody", "\0"])
def test_anything_else_leads_to_the_list(sales: Client, text: str) -> None:
    answer = sales.get(LIST, {"q": text, "open": "1"}, follow=True)
    assert answer.status_code == 200
    assert "open" not in answer.request["QUERY_STRING"]


def test_htmx_gets_the_list_and_an_address_without_the_button(sales: Client) -> None:
    answer = sales.get(LIST, {"q": "A-7", "open": "1"}, headers=PART)
    assert answer["HX-Push-Url"] == "/customers/?q=A-7"
    assert "open=1" not in answer.content.decode()
