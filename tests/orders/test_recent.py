"""One's own last look-ups."""

import pytest
from django.test import Client

from accounts.models import Access, Action
from tests.customers.factory import make_customer

from .reading import words

pytestmark = pytest.mark.django_db


def look(client: Client, number: str) -> None:
    client.get("/orders/", {"phone": number})


def test_ones_own_last_look_ups_are_offered_the_newest_first(support: Client) -> None:
    make_customer(5, display_name="Asha Traders", contactperson_number="98450 12345")
    for number in ("9845012345", "7000000001", "+91 98450 12345"):
        look(support, number)

    page = support.get("/orders/")

    offered = words(page)[words(page).index("You looked up last") :]
    assert offered.count("98450 12345") == 1
    assert offered.index("+91 98450 12345") < offered.index("+91 70000 00001")
    assert "+91 98450 12345 Asha Traders just now" in offered
    assert 'href="?phone=9845012345"' in page.content.decode()


def test_another_persons_are_not_offered(support: Client, sales: Client) -> None:
    look(sales, "9845012345")

    assert "You looked up last" not in words(support.get("/orders/"))


def test_not_more_than_eight_are_offered(support: Client) -> None:
    for each in range(12):
        look(support, f"70000000{each:02}")

    page = support.get("/orders/").content.decode()

    assert page.count('href="?phone=70000000') == 8


def test_what_is_no_number_any_more_is_left_out(support: Client) -> None:
    look(support, "9845012345")
    Access.objects.filter(what=Action.LOOKUP).update(subject="x")

    assert "You looked up last" not in words(support.get("/orders/"))
