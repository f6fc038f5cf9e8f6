"""Which columns the list shows: the address says so, else the person's habit."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts.people import browser_of
from tests.customers.factory import make_customer
from tests.customers.pages.reading import LIST, html

pytestmark = pytest.mark.django_db

COLUMNS = "/customers/views/columns/"
DEFAULT = [
    "Name",
    "Contact",
    "Phone",
    "City",
    "State",
    "GST-treatment",
    "Status",
    "Approval",
]


@pytest.fixture(autouse=True)
def _somebody() -> None:
    make_customer(1, city="Kochi", company_name="Asha Traders")


def heads(page: str) -> list[str]:
    found = re.findall(r'<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]+)', page)
    return [head.replace(" ", "-") for head in found]


def choose(client: Client, do: str, *show: str, **more: str) -> str:
    answer = client.post(COLUMNS, {"do": do, "show": show, **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_the_default_columns_are_eight(sales: Client) -> None:
    assert heads(html(sales)) == DEFAULT


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("name,phone,city", ["Name", "Phone", "City"]),
        ("city,phone", ["Name", "City", "Phone"]),
        ("city,city,name", ["Name", "City"]),
        ("city,bogus,,raw", ["Name", "City"]),
        ("name", ["Name"]),
        ("bogus", DEFAULT),
        ("all", DEFAULT),
        (",", DEFAULT),
        ("\0", DEFAULT),
        ("id,company,last_change", ["Name", "ID", "Company", "Last-change"]),
    ],
)
def test_the_address_says_which_and_in_what_order(
    sales: Client, asked: str, shown: list[str]
) -> None:
    assert heads(html(sales, columns=asked)) == shown


def test_cells_stand_under_their_heads(sales: Client) -> None:
    page = html(sales, columns="city,company")
    cells = re.findall(r'<td data-label="(\w+)">([^<]*)<', page)
    assert cells == [("City", "Kochi"), ("Company", "Asha Traders")]


def test_only_what_is_shown_is_read(sales: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        html(sales, columns="city")
    rows = [q["sql"] for q in captured if "display_name" in q["sql"]]
    assert len(rows) == 1
    for field in ("raw", "search_text", "email", "contactperson_number", "state"):
        assert field not in rows[0].split("WHERE")[0]


def test_columns_that_no_index_sorts_have_no_link(sales: Client) -> None:
    page = html(sales, columns="company,city", sort="company")
    assert "sort-company" not in page
    assert "sort-city" in page
    assert re.findall(r'aria-sort="\w+"><a id="([\w-]+)"', page) == ["sort-name"]


def test_the_chosen_columns_stay_while_one_filters_and_turns_pages(
    sales: Client,
) -> None:
    page = html(sales, columns="city")
    assert '<input type="hidden" name="columns" value="city">' in page
    assert 'href="?columns=city&amp;sort=city"' in page


def test_the_panel_leads_to_an_address(sales: Client) -> None:
    went = choose(sales, "show", "phone", "city", **{"in": "status=Active&page=2"})
    assert went == "/customers/?columns=name,phone,city&status=Active"


def test_the_panel_keeps_the_view_one_is_in(sales: Client) -> None:
    went = choose(sales, "show", "city", **{"in": "", "view": "7"})
    assert went == "/customers/?columns=name,city&view=7"


def test_without_any_the_name_is_left(sales: Client) -> None:
    assert choose(sales, "show") == "/customers/?columns=name"


def test_remembered_columns_come_without_being_asked(sales: Client) -> None:
    choose(sales, "remember", "email", "city")
    assert heads(html(sales)) == ["Name", "E-mail", "City"]
    assert heads(html(sales, columns="phone")) == ["Name", "Phone"]


def test_one_person_s_columns_are_not_another_s(sales: Client) -> None:
    choose(sales, "remember", "email")
    assert heads(html(browser_of("support"))) == DEFAULT


def test_reset_forgets_them(sales: Client) -> None:
    choose(sales, "remember", "email")
    went = choose(sales, "reset", "email", **{"in": "columns=name,email"})
    assert went == "/customers/?view=all"
    assert heads(html(sales)) == DEFAULT


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("up:city", "name,city,phone,state"),
        ("down:city", "name,phone,state,city"),
        ("up:phone", "name,phone,city,state"),
        ("down:state", "name,phone,city,state"),
        ("up:email", "name,phone,city,state"),
        ("up:bogus", "name,phone,city,state"),
    ],
)
def test_a_move_leads_to_the_panel_in_the_new_order(
    sales: Client, do: str, order: str
) -> None:
    went = choose(sales, do, "phone", "city", "state")
    page = html(sales, went)
    ticked = re.findall(r'value="(\w+)" id="show-\w+" checked', page)
    assert ",".join(["name", *ticked]) == order


def test_htmx_gets_the_panel_alone(sales: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "columns"}
    page = sales.get(COLUMNS, headers=headers).content.decode()
    assert "<html" not in page
    assert 'id="up-city"' in page
    moved = sales.post(
        COLUMNS, {"do": "up:city", "show": ["phone", "city"]}, headers=headers
    ).content.decode()
    assert "<html" not in moved
    assert moved.index('id="show-city"') < moved.index('id="show-phone"')


@pytest.mark.parametrize("do", ["", "\0", "up", "up:", "down:name", "x" * 9_999])
def test_no_button_breaks_the_panel(sales: Client, do: str) -> None:
    went = choose(sales, do, "city", "\0", **{"in": "%%%=&\0=x", "view": "x"})
    assert went.startswith("/customers/")
    html(sales, went)


def test_the_export_promises_the_columns_shown(manager: Client) -> None:
    page = html(manager, columns="city,phone")
    address = "columns=name%2Ccity%2Cphone&amp;format=csv"
    assert address in page
    choose(manager, "remember", "email")
    assert "columns=name%2Cemail" in html(manager, LIST)
