"""The active filters: plain links that remove them, and the ways out of nothing."""

import pytest
from django.test import Client

from customers import selection
from tests.customers.factory import make_customer
from tests.customers.pages.reading import chips, html, names, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat")
    make_customer(2, display_name="Bala", city="Kochi", status="Inactive")


def test_each_value_in_use_has_a_chip(sales: Client) -> None:
    page = html(sales, q="a", city=["Surat", "Kochi"])
    assert list(chips(page)) == [
        "Remove Search: a",
        "Remove City: Surat",
        "Remove City: Kochi",
    ]


def test_a_chip_removes_its_value_and_goes_to_the_first_page(sales: Client) -> None:
    page = html(sales, city=["Surat", "Kochi"], sort="-name", page="1")
    assert chips(page)["Remove City: Surat"] == "?city=Kochi&sort=-name"


def test_a_chip_goes_to_the_first_page_for_who_came_back_to_a_row(
    sales: Client,
) -> None:
    page = html(sales, city=["Surat", "Kochi"], at="1")
    assert chips(page)["Remove City: Surat"] == "?city=Kochi"


def test_the_last_chip_leads_to_the_whole_list(sales: Client) -> None:
    assert chips(html(sales, city="Surat"))["Remove City: Surat"] == "?view=all"


def test_clear_all_keeps_the_order(sales: Client) -> None:
    page = html(sales, q="a", city="Surat", sort="-city", per_page="50")
    assert '<a href="?sort=-city&amp;per_page=50">Clear all</a>' in page


def test_chips_show_what_was_typed_without_running_it(sales: Client) -> None:
    page = html(sales, q="<b>x</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


def test_when_nobody_matches_the_page_says_which_filter_to_drop(sales: Client) -> None:
    page = html(sales, q="asha", city="Kochi")
    assert names(page) == []
    assert "No customer matches" in page
    assert "Without Search: 1" in words(page)
    assert "Without City: 1" in words(page)


def test_a_filter_that_brings_nobody_by_itself_is_no_way_out(sales: Client) -> None:
    page = words(html(sales, q="nobody", city="Kochi"))
    assert "Without City" not in page
    assert "Without Search: 1" in page


def test_when_no_single_filter_is_the_reason_the_page_says_so(sales: Client) -> None:
    page = words(html(sales, q="nobody", city="Atlantis"))
    assert "dropping any one of them still leaves nobody" in page


def test_a_way_out_of_too_many_is_counted_and_says_that_there_are_more(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "COUNTED", 4)
    for number in range(1, 10):
        make_customer(number, display_name="Zaveri", city="Kochi", status="Active")
    make_customer(10, display_name="Zaveri", city="Surat", status="Inactive")
    page = words(html(sales, q="zaveri", city="Surat", status="Active"))
    assert "Without City: 4+ customers" in page
    assert "Without Status: 1 customer " in page
