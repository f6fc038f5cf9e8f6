"""From the sandbox's list to the portal's pages and files, with every part real."""

import csv
import io
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.customers.pages.reading import count_in_words, names, options
from tests.sandbox_process import SandboxProcess

EVERY_FIELD = (
    "contact_person_name",
    "company_name",
    "display_name",
    "email",
    "contactperson_number",
    "company_phone",
    "gst_treatment",
    "gstin",
    "customer_code",
    "status",
    "approval",
    "address.addressline1",
    "address.addressline2",
    "address.area.id",
    "address.area.name",
    "address.area.area_code",
    "address.area.city.id",
    "address.area.city.name",
    "address.area.city.code",
    "address.area.city.state.id",
    "address.area.city.state.code",
    "address.area.city.state.name",
    "address.postalcode.id",
    "address.postalcode.code",
)


def said(row: Any, path: str) -> str:
    """What SourceHub's JSON says under a documented path, "" for nothing."""
    for name in path.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return "" if row is None else str(row)


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    harmless = cell.startswith("'") and cell[1:2] in "=+-@\t\r"
    return cell[1:] if harmless else cell


def body(client: Client, address: str, **query: str) -> bytes:
    answer: Any = client.get(address, query)
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else bytes(answer.content)


def as_table(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def test_the_csv_of_every_field_equals_what_the_sandbox_holds(
    filled: SandboxProcess, manager: Client
) -> None:
    held = filled.customers()
    exported = as_table(
        body(manager, "/customers/export/", format="csv", columns="all")
    )
    assert len(exported) == len(held) == 1000
    for row in exported:
        expected = held[int(row["ID"])]
        for path in EVERY_FIELD:
            assert plain(row[path]) == said(expected, path), (row["ID"], path)


def test_the_workbook_of_every_field_equals_what_the_sandbox_holds(
    filled: SandboxProcess, manager: Client
) -> None:
    held = filled.customers()
    file = io.BytesIO(body(manager, "/customers/export/", format="xlsx", columns="all"))
    header, *rows = load_workbook(file, read_only=True).worksheets[1].values
    assert header[0] == "ID"
    assert len(rows) == 1000
    for cells in rows:
        row = {
            name: "" if cell is None else cell
            for name, cell in zip(header, cells, strict=True)
        }
        expected = held[int(str(row["ID"]))]
        for path in EVERY_FIELD:
            assert str(row[path]) == said(expected, path), (row["ID"], path)


@pytest.mark.parametrize(
    "field", ["status", "approval", "gst_treatment", "state", "city"]
)
def test_each_count_of_a_filter_equals_the_rows_that_it_gives(
    filled: SandboxProcess, manager: Client, field: str
) -> None:
    offered = options(manager.get("/customers/").content.decode())[field]
    for value, count in offered.items():
        file = body(manager, "/customers/export/", format="csv", **{field: value})
        assert len(as_table(file)) == count
        page = manager.get("/customers/", {field: value}).content.decode()
        assert count_in_words(page).startswith(f"{count} of 1,000")


def test_the_counts_are_those_of_the_sandbox(
    filled: SandboxProcess, manager: Client
) -> None:
    held = filled.customers().values()
    offered = options(manager.get("/customers/").content.decode())
    assert offered["status"] == Counter(row["status"] for row in held)
    assert offered["approval"] == Counter(row["approval"] for row in held)


def test_a_search_finds_a_customer_that_only_the_last_page_has(
    filled: SandboxProcess, sales: Client
) -> None:
    last = list(filled.customers().values())[-1]
    page = sales.get("/customers/", {"q": last["customer_code"]}).content.decode()
    assert names(page) == [last["display_name"]]


def test_the_documented_customers_are_shown(
    filled: SandboxProcess, sales: Client
) -> None:
    page = sales.get("/customers/9/").content.decode()
    for words in ("Arobit Business Solutions Pvt Ltd", "Amit De", "Tarakeswar", "BTM"):
        assert words in page
    assert "abhav Retail" in sales.get("/customers/613/").content.decode()
