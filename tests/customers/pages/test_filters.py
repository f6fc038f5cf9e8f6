"""The filters: which customers an address asks for."""

import pytest
from django.test import Client

from customers.models import Presence
from tests.customers.factory import make_customer
from tests.customers.pages.reading import chips, count_in_words, html, names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat", state="Gujarat")
    make_customer(2, display_name="Bala", city="Kochi", state="Kerala")
    make_customer(3, display_name="Chitra", city="Kochi", status="Inactive")
    make_customer(4, display_name="Dev", approval="pending")


def test_without_filters_everybody_is_listed(sales: Client) -> None:
    page = html(sales)
    assert names(page) == ["Asha", "Bala", "Chitra", "Dev"]
    assert count_in_words(page) == "4 customers"


def test_any_of_a_filter_s_values_will_do(sales: Client) -> None:
    assert names(html(sales, city=["Surat", "Kochi"])) == ["Asha", "Bala", "Chitra"]


def test_every_filter_must_hold(sales: Client) -> None:
    page = html(sales, city="Kochi", status="Active")
    assert names(page) == ["Bala"]
    assert count_in_words(page) == "1 of 4 customers"


def test_search_and_filters_narrow_together(sales: Client) -> None:
    assert names(html(sales, q="kochi", status="Inactive")) == ["Chitra"]


def test_customers_without_a_city_can_be_asked_for(sales: Client) -> None:
    page = html(sales, city="not-given")
    assert names(page) == ["Dev"]
    assert list(chips(page)) == ["Remove City: Not given"]


def test_an_unknown_value_finds_nobody_and_can_be_removed(sales: Client) -> None:
    page = html(sales, city="Atlantis")
    assert names(page) == []
    assert list(chips(page)) == ["Remove City: Atlantis"]


def test_an_empty_parameter_filters_nothing(sales: Client) -> None:
    page = html(sales, city="", q=" ", status="")
    assert len(names(page)) == 4
    assert chips(page) == {}


def test_the_gone_are_not_listed_and_the_missing_are(sales: Client) -> None:
    make_customer(5, display_name="Esha", presence=Presence.GONE)
    make_customer(6, display_name="Farid", presence=Presence.MISSING)
    assert names(html(sales)) == ["Asha", "Bala", "Chitra", "Dev", "Farid"]


@pytest.mark.parametrize("name", ["q", "status", "city", "sort", "page", "per_page"])
@pytest.mark.parametrize(
    "value",
    [
        "\0",
        "a\0b",
        "x" * 10_000,
        "7" * 10_000,
        "99999999999999999999",
        "-1",
        "'\"><script>alert(1)</script>",
        "\u202e\U0001f600\ufffd",
        "%",
    ],
)
def test_no_parameter_breaks_the_page(sales: Client, name: str, value: str) -> None:
    assert "<script>alert" not in html(sales, **{name: value})


def test_a_long_search_is_cut_and_the_page_says_so(sales: Client) -> None:
    page = html(sales, q="asha" + " " * 300 + "nobody")
    assert names(page) == ["Asha"]
    assert "Only the first 200 characters" in page


def test_a_search_of_two_hundred_characters_is_not_cut(sales: Client) -> None:
    assert "Only the first" not in html(sales, q="x" * 200)
