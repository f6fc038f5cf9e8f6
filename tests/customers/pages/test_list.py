"""The list as a page and as a part of one, and what it costs."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Customer
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import LIST, count_in_words, html, part, words

pytestmark = pytest.mark.django_db


def queries(client: Client, **parameters: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        html(client, **parameters)
    return len(captured)


@pytest.mark.parametrize("parameters", [{}, {"q": "customer"}, {"status": "Active"}])
@pytest.mark.parametrize(("few", "many"), [(10, 1_000), (50, 500)])
def test_a_list_makes_as_many_queries_for_few_as_for_many(
    sales: Client, few: int, many: int, parameters: dict[str, str]
) -> None:
    make_customers(few, city="Surat")
    for_few = queries(sales, **parameters)
    make_customers(many - few, start=few + 1, city="Kochi")
    assert queries(sales, **parameters) == for_few


def test_the_page_size_makes_no_queries(sales: Client) -> None:
    make_customers(120)
    assert queries(sales, per_page="25") == queries(sales, per_page="100")


def test_a_list_does_not_read_what_it_does_not_show(sales: Client) -> None:
    make_customers(1)
    with CaptureQueriesContext(connection) as captured:
        html(sales)
    asked = " ".join(query["sql"] for query in captured)
    assert "FROM customers_customer" in asked
    assert not re.search(r"\b(raw|search_text)\b", asked)


def test_htmx_gets_the_results_alone(sales: Client) -> None:
    make_customer(1, display_name="Asha")
    answer = part(sales)
    assert "Asha" in answer
    assert "<html" not in answer
    assert 'role="search"' not in answer


def test_another_target_of_htmx_gets_the_whole_page(sales: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "content"}
    assert b"<html" in sales.get(LIST, headers=headers).content


def test_a_part_announces_the_count(sales: Client) -> None:
    make_customers(3)
    status = re.search(
        r'<div id="status" hx-swap-oob="innerHTML">(.*?)</div>',
        part(sales, q="customer 2"),
        re.DOTALL,
    )
    assert status is not None
    assert words(status[1]) == "1 of 3 customers"


def test_a_part_keeps_the_form_at_the_order_of_the_list(sales: Client) -> None:
    make_customers(1)
    assert 'name="sort" value="-city"' in part(sales, sort="-city")


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "1 customer"), (1_284, "1,284 customers")]
)
def test_the_count_is_said_in_words(sales: Client, count: int, shown: str) -> None:
    make_customers(count)
    assert count_in_words(html(sales)) == shown


def test_an_empty_mirror_is_not_an_empty_search(sales: Client) -> None:
    page = html(sales)
    assert "No customer matches" not in page
    assert "No customers yet" in page


def test_who_may_export_is_promised_the_rows_of_the_list(manager: Client) -> None:
    make_customers(3, city="Surat")
    page = html(manager, city="Surat", page="1", sort="-name")
    assert "Export 3 rows" in page
    shown = "name,contact,phone,city,state,gst_treatment,status,approval"
    address = f"/customers/export/?city=Surat&sort=-name&columns={shown}&format=csv"
    assert address in unquote(unescape(page))


def test_who_may_not_export_sees_no_button(sales: Client) -> None:
    make_customers(1)
    assert "Export" not in html(sales)


def test_names_are_shown_inert(sales: Client) -> None:
    make_customer(1, display_name="<script>alert(1)</script>")
    assert "<script>alert" not in html(sales)


def test_the_list_needs_a_sign_in(client: Client) -> None:
    answer = client.get(LIST)
    assert answer.status_code == 302
    assert "next=/customers/" in answer.headers["Location"]


def test_the_first_page_is_light(sales: Client) -> None:
    for number in range(1, 101):
        make_customer(
            number,
            display_name=f"Anand Agencies {number}",
            contact_person_name="Ravi Kumar",
            contactperson_number=f"98450 {10000 + number}",
            gstin="29AAPFU0939F1ZR",
            city=f"City {number % 60}",
            state=f"State {number % 36}",
        )
    assert len(re.findall(r"<[a-z]", html(sales))) <= 800
    assert Customer.objects.count() == 100


@pytest.mark.parametrize("address", [LIST, "/customers/1/", "/customers/export/"])
def test_the_pages_are_only_read(manager: Client, address: str) -> None:
    make_customer(1)
    assert manager.post(f"{address}?format=csv").status_code == 405
