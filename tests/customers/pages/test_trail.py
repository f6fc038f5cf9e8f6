"""From a customer's page back to its row, and on to the next one in the list."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.declared import ORDERS, order_of
from customers.models import Customer, Presence
from customers.neighbours import neighbours_of, rank_of
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, names, words

pytestmark = pytest.mark.django_db
GONE = "This customer is not in that list any more."


def go(page: str, way: str) -> str:
    found = re.search(rf'href="([^"]+)" rel="{way}"', page)
    return unescape(found[1]) if found else ""


def back(page: str) -> str:
    found = re.search(r'<a href="([^"]+)">(?:(?!</a>).)*Back to the list', page)
    assert found is not None
    return unescape(found[1])


@pytest.fixture
def many() -> None:
    """Sixty with ties in every column, every other one in Kochi."""
    for number in range(1, 61):
        make_customer(
            number,
            display_name=f"Name {number % 7}",
            contact_person_name=f"Contact {number % 3}",
            contactperson_number=f"98450 1234{number % 4}",
            city="Kochi" if number % 2 else "Surat",
            status="Active" if number % 3 else "Inactive",
            email=f"{number % 5}@x.in",
        )


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.usefixtures("many")
def test_every_order_is_walked_from_end_to_end(sort: str, sign: str) -> None:
    order = order_of(sign + sort)
    listed = Customer.objects.listed().filter(city="Kochi")
    in_order = list(listed.order_by(*order).values_list("pk", flat=True))
    walked, backwards = [in_order[0]], [in_order[-1]]
    while (beside := neighbours_of(listed, order, walked[-1])) and beside.next:
        walked.append(beside.next.pk)
    while (beside := neighbours_of(listed, order, backwards[-1])) and beside.previous:
        backwards.append(beside.previous.pk)
    assert walked == in_order
    assert backwards == in_order[::-1]
    ranks = [rank_of(listed, order, pk) for pk in in_order]
    assert ranks == list(range(len(in_order)))


@pytest.mark.usefixtures("many")
def test_who_is_not_in_a_list_has_no_neighbours_there() -> None:
    listed = Customer.objects.listed().filter(city="Kochi")
    assert neighbours_of(listed, order_of("name"), 2) is None
    assert rank_of(listed, order_of("name"), 2) is None


@pytest.mark.usefixtures("many")
def test_a_row_leads_to_a_page_that_knows_its_list(sales: Client) -> None:
    page = html(sales, city="Kochi", sort="-name", page=2)
    first = re.search(r'<th scope="row"><a href="([^"]+)"', page)
    assert first is not None
    shown = html(sales, unescape(first[1]))
    listed = html(sales, back(shown).partition("#")[0])
    assert names(listed) == names(page)
    assert f'<tr id="{back(shown).partition("#")[2]}">' in listed


@pytest.mark.usefixtures("many")
def test_next_and_previous_lead_through_the_list_one_came_from(sales: Client) -> None:
    origin = quote("city=Kochi&sort=-name")
    page = html(sales, f"/customers/1/?in={origin}")
    beside = html(sales, go(page, "next"))
    assert go(beside, "prev") == f"/customers/1/?in={origin.replace('&', '%26')}"


def test_at_the_ends_there_is_one_way_only(sales: Client) -> None:
    make_customer(1, display_name="Asha")
    make_customer(2, display_name="Bala")
    first, last = html(sales, "/customers/1/"), html(sales, "/customers/2/")
    assert (go(first, "prev"), go(first, "next")) == ("", "/customers/2/")
    assert (go(last, "prev"), go(last, "next")) == ("/customers/1/", "")


def test_who_left_the_list_is_told_in_words(sales: Client) -> None:
    make_customer(1, city="Kochi")
    page = html(sales, "/customers/1/?in=city%3DSurat")
    assert GONE in words(page)
    assert (go(page, "prev"), go(page, "next")) == ("", "")
    assert back(page) == "/customers/?city=Surat"


def test_a_gone_customer_is_in_no_list(sales: Client) -> None:
    make_customer(1, presence=Presence.GONE)
    assert GONE not in words(html(sales, "/customers/1/"))
    assert back(html(sales, "/customers/1/")) == "/customers/?view=all"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "\r\nX: y",
        "%",
        "%ff%fe",
        "&=&;",
        "a=1&" * 2_000,
        "q=%00",
        "in=in&at=5&page=x&sort=raw",
        "<script>alert(1)</script>",
        "city=" + "x" * 5_000,
    ],
)
def test_a_malformed_list_leads_nowhere_else(sales: Client, origin: str) -> None:
    make_customer(1)
    page = html(sales, "/customers/1/", **{"in": origin})
    assert back(page).startswith("/customers/?")
    assert "<script>alert" not in page
    html(sales, back(page).partition("#")[0])


@pytest.mark.usefixtures("many")
def test_the_list_turns_to_the_page_of_a_customer(sales: Client) -> None:
    everybody = [n for page in (1, 2, 3) for n in rows(html(sales, page=page))]
    for pk in (everybody[0], everybody[24], everybody[25], everybody[-1]):
        assert pk in rows(html(sales, at=pk))


@pytest.mark.usefixtures("many")
def test_a_page_that_is_not_the_customer_s_is_turned(sales: Client) -> None:
    last = rows(html(sales, page=3))[-1]
    assert last in rows(html(sales, at=last, page=1))
    assert last in rows(html(sales, at=last, page=3))
    assert last in rows(html(sales, at=last, per_page=50))


@pytest.mark.usefixtures("many")
def test_the_pager_leaves_the_customer_behind(sales: Client) -> None:
    page = html(sales, at=rows(html(sales, page=2))[0])
    assert 'href="?page=3"' in page
    assert "at=" not in "".join(re.findall(r'<a href="([^"]*)" rel=', page))


@pytest.mark.usefixtures("many")
def test_the_way_back_knows_the_page(sales: Client) -> None:
    first = rows(html(sales, page=2))[0]
    page = html(sales, f"/customers/{first}/?in=page%3D2")
    assert back(page) == f"/customers/?page=2&at={first}#c{first}"


@pytest.mark.usefixtures("many")
def test_what_a_filter_pins_is_no_part_of_a_place() -> None:
    listed = Customer.objects.listed().filter(status__in=["Active"])
    for sort in ("status", "-status"):
        order = order_of(sort)
        found = neighbours_of(listed, order, 10, pinned={"status"})
        assert found is not None
        in_order = [customer.pk for customer in listed.order_by(*order)]
        at = in_order.index(10)
        assert found.next is not None
        assert found.next.pk == in_order[at + 1]
    with CaptureQueriesContext(connection) as captured:
        neighbours_of(listed, order_of("status"), 10, pinned={"status"})
    assert '("customers_customer"."name_key", "customers_customer"."id") >' in str(
        captured.captured_queries
    )


@pytest.mark.parametrize("at", ["0", "-1", "x", "", "9" * 400, "2", "\0"])
def test_a_customer_who_is_not_listed_is_on_the_first_page(
    sales: Client, at: str
) -> None:
    make_customer(1, display_name="Asha")
    assert names(html(sales, at=at)) == ["Asha"]


def test_sorting_and_paging_lose_the_customer(sales: Client) -> None:
    make_customers(30)
    assert "at=5" not in "".join(
        re.findall(r'id="sort-\w+" href="[^"]*"', html(sales, at=5))
    )


def test_a_customer_s_page_makes_as_many_queries_in_a_long_list(sales: Client) -> None:
    counts = []
    for many in (range(1, 11), range(11, 1_001)):
        make_customers(len(many), start=many.start, city="Kochi")
        with CaptureQueriesContext(connection) as captured:
            html(sales, "/customers/5/?in=city%3DKochi%26sort%3Dcity")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def rows(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<tr id="c(\d+)"', page)]
