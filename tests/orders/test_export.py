"""Downloads: what the look-up selects, all of it, to the paisa."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import Access, Action
from sourcehub_portal.money import rupees
from tests.sandbox_process import SandboxProcess

from .factory import answer, keep, make_order, product
from .reading import words

pytestmark = pytest.mark.django_db

AROBIT = "phone=9163367906"


def body(response: object) -> bytes:
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(response)


def csv_rows(response: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(response).decode("utf-8-sig"))))


def test_the_export_equals_the_page_to_the_paisa(
    manager: Client, sandbox: SandboxProcess
) -> None:
    page = words(manager.get(f"/orders/?{AROBIT}"))
    rows = csv_rows(manager.get(f"/orders/export/?{AROBIT}&format=csv"))

    assert len(rows) == 9
    for row in rows:
        assert row["Order number"] in page
        assert rupees(Decimal(row["Billable"])) in page


def test_the_first_column_is_the_id(manager: Client, sandbox: SandboxProcess) -> None:
    rows = csv_rows(manager.get("/orders/export/?phone=6396281335&format=csv"))

    assert next(iter(rows[0])) == "ID"
    assert [row["ID"] for row in rows] == ["886", "874"]


def test_csv_and_xlsx_hold_the_same_figures(
    manager: Client, sandbox: SandboxProcess
) -> None:
    from_csv = csv_rows(manager.get(f"/orders/export/?{AROBIT}&format=csv"))
    file = body(manager.get(f"/orders/export/?{AROBIT}&format=xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[-1]
    header, *rows = sheet.iter_rows(values_only=True)

    billable = header.index("Billable")
    assert [Decimal(str(row[billable])) for row in rows] == [
        Decimal(row["Billable"]) for row in from_csv
    ]


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [("Price of the line", "18.005", "0.00######"), ("Quantity", "3.5", "General")],
)
def test_a_workbook_shows_all_decimals(
    manager: Client, column: str, value: str, shown: str
) -> None:
    line = product(price=value) if shown != "General" else product(quantity=value)
    keep(answer([make_order(1, products=[line])], asked_at=timezone.now()))
    address = "/orders/export/?phone=9845012345&rows=lines&format=xlsx"

    sheet = openpyxl.load_workbook(io.BytesIO(body(manager.get(address)))).worksheets[1]
    place = [cell.value for cell in sheet[1]].index(column)
    cell = sheet[2][place]

    assert Decimal(str(cell.value)) == Decimal(value)
    assert cell.number_format.endswith(shown)


def test_the_same_parameters_select_the_same_orders(
    manager: Client, sandbox: SandboxProcess
) -> None:
    address = "/orders/export/?phone=6396281335&from=2021-06-09&format=csv"

    assert [row["ID"] for row in csv_rows(manager.get(address))] == ["886"]


def test_invoices_are_the_rows_where_they_are_asked_for(
    manager: Client, sandbox: SandboxProcess
) -> None:
    address = "/orders/export/?phone=6396281335&rows=invoices&format=csv"

    rows = csv_rows(manager.get(address))

    assert [row["Invoice number"] for row in rows] == ["INV-21-00002", "INV-21-00001"]
    assert [row["ID"] for row in rows] == ["878", "877"]
    assert rows[0]["Invoice amount"] == "140000.00"


def test_every_page_is_exported(manager: Client) -> None:
    keep(answer(make_order(number) for number in range(1, 61)))

    rows = csv_rows(manager.get("/orders/export/?phone=9845012345&page=2&format=csv"))

    assert len(rows) == 60


def test_an_export_is_noted_with_its_selection_and_count(
    manager: Client, sandbox: SandboxProcess
) -> None:
    manager.get("/orders/export/?phone=6396281335&format=csv")

    noted = Access.objects.get()
    assert (noted.what, noted.count) == (Action.EXPORT, 2)
    assert noted.subject == "phone=6396281335&format=csv"


def test_support_may_not_export(support: Client) -> None:
    page = support.get("/orders/export/?phone=6396281335&format=csv")

    assert page.status_code == 403


def test_only_those_who_may_export_see_the_links(
    support: Client, manager: Client, sandbox: SandboxProcess
) -> None:
    pages = [c.get("/orders/?phone=6396281335") for c in (support, manager)]

    assert ["/orders/export/" in page.content.decode() for page in pages] == [
        False,
        True,
    ]


@pytest.mark.parametrize("parameters", ["format=pdf", "", "format=csv&rows=people"])
def test_an_unknown_kind_of_export_is_refused(
    manager: Client, sandbox: SandboxProcess, parameters: str
) -> None:
    page = manager.get(f"/orders/export/?phone=6396281335&{parameters}")

    assert page.status_code == 400


def test_what_cannot_be_looked_up_leads_to_the_look_up_that_says_why(
    manager: Client,
) -> None:
    page = manager.get("/orders/export/?phone=Ravi&format=csv", follow=True)

    assert "This is not a phone number." in words(page)
