"""The export: every row that the list has, in its order."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Access
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.exporting import EXPORT, body, csv_rows, xlsx_rows

pytestmark = pytest.mark.django_db


def test_every_page_of_the_list_is_exported(manager: Client) -> None:
    make_customers(130)
    rows = csv_rows(manager, page="2", per_page="25")
    assert {int(row["ID"]) for row in rows} == set(range(1, 131))


def test_the_filters_and_the_order_of_the_list_hold(manager: Client) -> None:
    make_customer(1, display_name="Asha", city="Kochi")
    make_customer(2, display_name="Bala", city="Kochi")
    make_customer(3, display_name="Chitra", city="Surat")
    rows = csv_rows(manager, city="Kochi", sort="-name")
    assert [row["Name"] for row in rows] == ["Bala", "Asha"]


def test_excel_gets_the_same_rows(manager: Client) -> None:
    make_customer(9, display_name="=1+1", contactperson_number="+91 98450 12345")
    header, row = xlsx_rows(manager)
    assert header[:2] == ("ID", "Name")
    assert row[:4] == (9, "=1+1", None, "+91 98450 12345")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"display_name": "D", "company_name": "C"}, "D"),
        ({"display_name": "", "company_name": "C", "contact_person_name": "P"}, "C"),
        ({"display_name": "", "contact_person_name": "P"}, "P"),
        ({"display_name": ""}, "Customer 9"),
    ],
)
def test_a_customer_is_called_as_in_the_list(
    manager: Client, fields: dict[str, str], name: str
) -> None:
    assert make_customer(9, **fields).name == name
    assert csv_rows(manager)[0]["Name"] == name


def test_who_is_similar_is_exported_behind_who_is_met(manager: Client) -> None:
    make_customer(1, display_name="Lakshmi Stores")
    make_customer(2, display_name="Laxmi Stores")
    rows = csv_rows(manager, q="laxmi")
    assert [row["ID"] for row in rows] == ["2", "1"]
    assert Access.objects.get().count == 2


def test_an_export_of_nobody_is_a_header(manager: Client) -> None:
    assert body(manager, format="csv", q="nobody").count(b"\r\n") == 1
    assert len(xlsx_rows(manager, q="nobody")) == 1


@pytest.mark.parametrize("columns", ["", "all", "city"])
def test_an_export_of_more_asks_as_often(
    manager: Client, django_assert_num_queries: Any, columns: str
) -> None:
    make_customers(10)
    with CaptureQueriesContext(connection) as few:
        body(manager, format="csv", columns=columns)
    make_customers(1000, start=11)
    with django_assert_num_queries(len(few)):
        body(manager, format="csv", columns=columns)


def test_no_cell_is_run_as_a_formula(manager: Client) -> None:
    make_customer(9, display_name="=1+1")
    assert csv_rows(manager)[0]["Name"] == "'=1+1"


def test_an_export_is_noted_with_its_address_and_count(manager: Client) -> None:
    make_customers(3, city="Kochi")
    body(manager, format="csv", city="Kochi")
    access = Access.objects.get()
    noted = (access.what, access.subject, access.count)
    assert noted == ("export", "format=csv&city=Kochi", 3)


@pytest.mark.parametrize("chosen", ["", "pdf", "CSV", "\0"])
def test_another_format_is_refused_in_words(manager: Client, chosen: str) -> None:
    answer = manager.get(EXPORT, {"format": chosen})
    assert answer.status_code == 400
    assert "format=csv or format=xlsx" in answer.content.decode()


def test_a_refused_export_is_not_noted(manager: Client) -> None:
    manager.get(EXPORT, {"format": "pdf"})
    assert not Access.objects.exists()


def test_who_may_not_export_is_refused(sales: Client) -> None:
    assert sales.get(EXPORT, {"format": "csv"}).status_code == 403
