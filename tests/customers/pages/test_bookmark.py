"""One's own bookmark at a customer."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Bookmark
from tests.accounts.people import browser_of
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html

pytestmark = pytest.mark.django_db

PAGE = "/customers/1/"
LIST = "/customers/bookmarks/"
BOOKMARK = "/customers/1/bookmark/"
PART = {"HX-Request": "true", "HX-Target": "bookmark"}


@pytest.fixture(autouse=True)
def _customer(db: None) -> None:
    make_customer(1)


def test_a_bookmark_is_set_and_taken_away(sales: Client) -> None:
    assert sales.post(BOOKMARK, {"on": "1"}).headers["Location"] == PAGE
    assert "Remove bookmark" in html(sales, PAGE)
    sales.post(BOOKMARK, {"on": ""})
    assert "Remove bookmark" not in html(sales, PAGE)
    assert not Bookmark.objects.exists()


def test_htmx_gets_the_button_alone(sales: Client) -> None:
    page = sales.post(BOOKMARK, {"on": "1"}, headers=PART).content.decode()
    assert "Remove bookmark" in page
    assert "<html" not in page


def test_setting_it_twice_sets_it_once(sales: Client) -> None:
    for _ in range(2):
        sales.post(BOOKMARK, {"on": "1"})
    assert Bookmark.objects.count() == 1


def test_a_bookmark_is_ones_own(sales: Client) -> None:
    sales.post(BOOKMARK, {"on": "1"})
    support = browser_of("support")
    assert "Remove bookmark" not in html(support, PAGE)
    support.post(BOOKMARK, {"on": ""})
    assert "Remove bookmark" in html(sales, PAGE)


def test_a_link_sets_nothing(sales: Client) -> None:
    assert sales.get(BOOKMARK).status_code == 405
    assert not Bookmark.objects.exists()


def test_an_unknown_customer_is_not_found(sales: Client) -> None:
    assert sales.post("/customers/2/bookmark/", {"on": "1"}).status_code == 404


def test_ones_own_are_listed_the_newest_first(sales: Client, manager: Client) -> None:
    for each in (2, 3):
        make_customer(each, display_name=f"Firm {each}")
        sales.post(f"/customers/{each}/bookmark/", {"on": "1"})
    manager.post(BOOKMARK, {"on": "1"})
    page = html(sales, LIST)
    assert page.index("Firm 3") < page.index("Firm 2")
    assert "Customer 1" not in page
    assert "Customer 1" in html(manager, LIST)


def test_without_any_the_page_says_how_to_set_one(sales: Client) -> None:
    assert "No bookmark yet" in html(sales, LIST)


def test_the_list_makes_as_many_queries_for_many_as_for_few(sales: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html(sales, LIST)
        return len(captured)

    sales.post(BOOKMARK, {"on": "1"})
    few = queries()
    make_customers(30, start=2)
    for each in range(2, 32):
        sales.post(f"/customers/{each}/bookmark/", {"on": "1"})
    assert queries() == few
