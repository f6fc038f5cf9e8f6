"""Who else has a customer's PAN, GSTIN, phone or e-mail."""

import pytest
from django.test import Client

from customers.models import Customer, Presence
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db

PAGE = "/customers/1/"
BENGALURU, PUNE = "29AAPFU0939F1ZR", "27AAPFU0939F1ZV"


def test_other_branches_of_the_same_pan_are_linked(sales: Client) -> None:
    make_customer(1, gstin=BENGALURU)
    make_customer(2, gstin=PUNE, display_name="Pune branch")
    page = html(sales, PAGE)
    assert "Other GSTINs of the same PAN 1 —: Pune branch" in words(page)
    assert 'href="/customers/2/"' in page


@pytest.mark.parametrize(
    ("mine", "theirs", "title"),
    [
        ({"gstin": PUNE}, {"gstin": PUNE.lower()}, "The same GSTIN"),
        (
            {"contactperson_number": "9845012345"},
            {"company_phone": "+91 98450-12345"},
            "The same phone",
        ),
        ({"email": "a@b.in"}, {"email": "A@B.in"}, "The same e-mail"),
    ],
)
def test_whoever_shares_something_is_named(
    sales: Client, mine: dict[str, str], theirs: dict[str, str], title: str
) -> None:
    make_customer(1, **mine)
    make_customer(2, **theirs, display_name="Asha", city="Kochi")
    make_customer(3, display_name="Stranger")
    page = words(html(sales, PAGE))
    assert f"{title} 1 Kochi: Asha" in page
    assert page.count("Stranger") <= 1, "beside it in the list, and nowhere else"


def test_a_customer_that_shares_nothing_says_nothing_of_it(sales: Client) -> None:
    make_customer(1)
    make_customer(2)
    assert "Shared with others" not in html(sales, PAGE)


def test_five_are_named_and_a_link_finds_all(sales: Client) -> None:
    make_customers(7, email="a@b.in")
    page = html(sales, PAGE)
    assert "The same e-mail 6" in words(page)
    assert 'href="/customers/7/"' not in page
    assert 'href="/customers/?q=a%40b.in"' in page
    assert "7 of 7 customers" in words(html(sales, q="a@b.in"))


def test_they_are_counted_to_a_hundred(sales: Client) -> None:
    make_customers(102, email="a@b.in")
    assert "The same e-mail more than 100" in words(html(sales, PAGE))


def test_the_gone_and_other_sourcehubs_customers_are_left_out(sales: Client) -> None:
    make_customers(3, email="a@b.in", gstin=PUNE, contactperson_number="9845012345")
    Customer.objects.filter(pk=2).update(presence=Presence.GONE)
    Customer.objects.filter(pk=3).update(source="another")
    assert "Shared with others" not in html(sales, PAGE)


def test_a_gone_customer_says_too_with_whom_it_shares(sales: Client) -> None:
    make_customer(1, email="a@b.in", presence=Presence.GONE)
    make_customer(2, email="a@b.in", display_name="Asha")
    assert "The same e-mail 1 —: Asha" in words(html(sales, PAGE))
