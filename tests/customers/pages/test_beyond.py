"""A list that goes on behind the rows that were counted."""

import pytest
from django.test import Client

from customers import selection
from tests.customers.factory import make_customer
from tests.customers.pages.reading import LIST, html, names, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sixty_where_thirty_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "COUNTED", 30)
    for number in range(60):
        make_customer(number + 1, display_name=f"Zaveri {number:02}")


def test_the_last_page_says_that_there_are_more(sales: Client) -> None:
    page = html(sales, q="zaveri", page=2)
    assert names(page) == [f"Zaveri {number}" for number in range(25, 30)]
    assert "These are the first 30. Count exactly to see the others." in words(page)
    assert "These are the first" not in html(sales, q="zaveri")
    assert "These are the first" not in html(sales, q="zaveri", page=3, count="exact")


def test_back_to_a_customer_behind_them_counts_all(sales: Client) -> None:
    answer = sales.get(f"{LIST}?q=zaveri&at=57", follow=True)
    assert answer.redirect_chain == [(f"{LIST}?q=zaveri&at=57&count=exact", 302)]
    assert "Zaveri 56" in names(answer.content.decode())


def test_back_to_somebody_who_is_not_in_the_list_stays_on_its_first_page(
    sales: Client,
) -> None:
    make_customer(99, display_name="Another")
    page = sales.get(f"{LIST}?q=zaveri&at=99", follow=True).content.decode()
    assert names(page)[0] == "Zaveri 00"
