"""The table: its order, its pages, its markup."""

import re

import pytest
from django.test import Client

from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, names

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> None:
    make_customer(
        1,
        display_name="chitra",
        contact_person_name="A",
        contactperson_number="9000000002",
        city="Surat",
        state="Gujarat",
        gst_treatment="Registered GST",
        gstin="2",
        status="Active",
        approval="pending",
        customer_code="7",
        email="b@x.in",
    )
    make_customer(
        2,
        display_name="Asha",
        contact_person_name="C",
        contactperson_number="+91 90000 00001",
        city="Kochi",
        state="Kerala",
        gst_treatment="Unregistered",
        gstin="1",
        status="Inactive",
        approval="accepted",
        customer_code="9",
        email="a@x.in",
    )


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("id", "chitra"),
        ("name", "Asha"),
        ("contact", "chitra"),
        ("phone", "Asha"),
        ("city", "Asha"),
        ("state", "chitra"),
        ("gst_treatment", "chitra"),
        ("gstin", "Asha"),
        ("status", "chitra"),
        ("approval", "Asha"),
        ("code", "chitra"),
        ("email", "Asha"),
    ],
)
@pytest.mark.usefixtures("three")
def test_every_column_can_be_sorted_both_ways(
    sales: Client, sort: str, first: str
) -> None:
    upwards = names(html(sales, sort=sort))
    assert upwards[0] == first
    assert names(html(sales, sort=f"-{sort}")) == upwards[::-1]


@pytest.mark.parametrize("sort", ["", "bogus", "--name", "raw", "-", "name,city"])
@pytest.mark.usefixtures("three")
def test_a_sort_that_is_none_is_ignored(sales: Client, sort: str) -> None:
    page = html(sales, sort=sort)
    assert names(page) == ["Asha", "chitra"]
    assert page.count("aria-sort") == 1


def test_equal_names_come_by_id(sales: Client) -> None:
    for number in (3, 1, 2):
        make_customer(number, display_name="Same", contact_person_name=f"{number}")
    cells = re.findall(r'data-label="Contact">(\d)<', html(sales, sort="status"))
    assert cells == ["1", "2", "3"]


def test_pages_divide_the_list_without_loss(sales: Client) -> None:
    make_customers(60, display_name="Same")
    links = [
        re.findall(r'href="/customers/(\d+)/["?]', html(sales, page=str(page)))
        for page in (1, 2, 3)
    ]
    assert [len(page) for page in links] == [25, 25, 10]
    assert {int(link) for page in links for link in page} == set(range(1, 61))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("2", "Customer 030"),
        ("99", "Customer 030"),
        ("99999999999999999999", "Customer 030"),
        ("0", "Customer 001"),
        ("-7", "Customer 001"),
        ("two", "Customer 001"),
        ("1.5", "Customer 001"),
        ("", "Customer 001"),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest(
    sales: Client, page: str, shown: str
) -> None:
    for number in range(1, 31):
        make_customer(number, display_name=f"Customer {number:03}")
    assert shown in names(html(sales, page=page))


@pytest.mark.parametrize(
    ("per_page", "rows"),
    [("25", 25), ("50", 50), ("100", 100), ("1000000", 25), ("0", 25), ("x", 25)],
)
def test_per_page_is_one_of_three_sizes(
    sales: Client, per_page: str, rows: int
) -> None:
    make_customers(120)
    assert len(names(html(sales, per_page=per_page))) == rows


@pytest.mark.usefixtures("three")
def test_only_the_sorted_header_says_how(sales: Client) -> None:
    page = html(sales, sort="-city")
    assert re.findall(r'aria-sort="(\w+)">\s*<a id="([\w-]+)"', page) == [
        ("descending", "sort-city")
    ]


@pytest.mark.usefixtures("three")
def test_headers_are_links_that_htmx_follows_to_the_same_address(
    sales: Client,
) -> None:
    page = html(sales, sort="city", q="a", page="1")
    links = re.findall(r'<a id="sort-\w+" href="([^"]+)" hx-get="([^"]+)"', page)
    assert len(links) == 8
    assert all(href == asked for href, asked in links)
    assert ("?sort=-city&amp;q=a",) * 2 in links


@pytest.mark.usefixtures("three")
def test_the_table_has_a_caption_scopes_and_row_headers(sales: Client) -> None:
    page = html(sales)
    assert "<caption" in page
    assert page.count('scope="col"') == 8
    assert page.count('scope="row"') == 2
    assert 'role="region" aria-label="Customers" tabindex="0"' in page
