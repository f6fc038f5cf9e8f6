"""Five hundred orders through HTTP: every figure on the pages and in the files is the
sandbox's own, to the paisa."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import requests
from django.test import Client

from sourcehub_portal.money import rupees
from tests.sandbox_process import SandboxProcess

from .reading import in_words
from .test_export import body, csv_rows

pytestmark = pytest.mark.django_db

ENOUGH = 500
# Where the sandbox's keen buyers are; the others have a few orders each.
FIRST, EVERY = 136, 500
OF_ORDER = {
    "Item total": "item_total_amount",
    "Discount": "discount_amount",
    "Returned": "return_total_amount",
    "Billable": "billable_amount",
}
OF_INVOICE = {
    "Total": "total_amount",
    "Discount": "discount_amount",
    "Returned": "returned_amount",
    "CGST": "cgst",
    "SGST": "sgst",
    "IGST": "igst",
    "Invoice amount": "invoice_amount",
}
Row = dict[str, Any]


def asked(sandbox: SandboxProcess, path: str) -> Any:
    """What the sandbox itself says, its numbers as they are written."""
    headers = {"Authorization": f"Bearer {sandbox.key}"}
    answer = requests.get(f"{sandbox.url}/{path}", headers=headers, timeout=10)
    return json.loads(answer.text, parse_float=Decimal, parse_int=Decimal)["data"]


def orders_of(sandbox: SandboxProcess, phone: str) -> list[Row]:
    found: list[Row] = []
    while True:
        path = f"orders?phone_number={phone}&count=100&skip={len(found)}"
        page = asked(sandbox, path)["orders"]
        found += page
        if len(page) < 100:
            return found


def phones(sandbox: SandboxProcess) -> Iterator[str]:
    """The keen buyers' first."""
    keen = [FIRST + EVERY * step for step in range(2)]
    for skip in (*keen, *range(FIRST + 1, FIRST + 200)):
        (customer,) = asked(sandbox, f"customers?count=1&skip={skip}")["customers"]
        phone = customer["contactperson_number"] or ""
        if re.fullmatch(r"[6-9][0-9]{9}", phone):
            yield phone


@pytest.fixture
def raw(sandbox: SandboxProcess) -> dict[str, list[Row]]:
    """Five hundred orders and more, by the phone that finds them."""
    found: dict[str, list[Row]] = {}
    for phone in phones(sandbox):
        found[phone] = orders_of(sandbox, phone)
        if sum(map(len, found.values())) >= ENOUGH:
            return found
    raise AssertionError("The sandbox has not so many orders.")


def export(client: Client, phone: str, **more: str) -> Any:
    return client.get("/orders/export/", {"phone": phone, **more})


def in_xlsx(client: Client, phone: str, rows: str) -> tuple[Row, list[Row]]:
    """What the cover says, by what it is of, and the rows."""
    file = io.BytesIO(body(export(client, phone, rows=rows, format="xlsx")))
    cover, sheet = openpyxl.load_workbook(file).worksheets
    head, *found = sheet.values
    names = list(map(str, head))
    about = {str(row[0]): row[1] for row in cover.values}
    return about, [dict(zip(names, row, strict=True)) for row in found]


def tax_of(invoice: Row) -> Decimal:
    return sum((invoice[name] for name in ("cgst", "sgst", "igst")), Decimal(0))


def test_every_figure_is_sourcehub_s_own(
    manager: Client, raw: dict[str, list[Row]]
) -> None:
    for phone, orders in raw.items():
        shown = blocks(manager, phone)
        for order in orders:
            text = shown.pop(int(order["id"]))
            assert f"Billable: {rupees(order['billable_amount'])}" in text
            for invoice in order["invoices"]:
                assert invoice_in_words(invoice) in text
        assert not shown
        if len(orders) > 1:
            first = in_words(manager.get("/orders/", {"phone": phone}).text)
            for sums in sums_in_words(orders):
                assert sums in first
        hold_files_against(manager, phone, orders)


def sums_in_words(orders: list[Row]) -> Iterator[str]:
    """The totals, of all orders on every page; those of returns stand between."""
    invoices = [invoice for order in orders for invoice in order["invoices"]]
    billable = added(each["billable_amount"] for each in orders)
    invoiced = added(each["invoice_amount"] for each in invoices)
    yield f"Billable {rupees(billable)} Invoiced {rupees(invoiced)}"
    taxable = added(each["invoice_amount"] - tax_of(each) for each in invoices)
    taxes = [
        f"{name.upper()} {rupees(added(each[name] for each in invoices))}"
        for name in ("cgst", "sgst", "igst")
    ]
    total = f"Total tax {rupees(added(map(tax_of, invoices)))}"
    yield " ".join([f"Taxable {rupees(taxable)}", *taxes, total])


def added(amounts: Iterable[Decimal]) -> Decimal | None:
    """None, as on the page, where there are none."""
    found = list(amounts)
    return sum(found, Decimal(0)) if found else None


def blocks(client: Client, phone: str) -> dict[int, str]:
    """What the pages say of each order, by its id."""
    found: dict[int, str] = {}
    number = 1
    while True:
        page = client.get("/orders/", {"phone": phone, "page": str(number)}).text
        for article in re.findall(r"<article.*?</article>", page, re.DOTALL):
            order = re.search(r'href="/orders/(\d+)/"', article)
            assert order
            found[int(order[1])] = in_words(article)
        number += 1
        if f"page={number}" not in page:
            return found


def invoice_in_words(invoice: Row) -> str:
    taxes = [
        f"{name.upper()} {rupees(invoice[name])}" for name in ("cgst", "sgst", "igst")
    ]
    return " ".join([*taxes, f"Total tax {rupees(tax_of(invoice))}"])


def hold_files_against(client: Client, phone: str, orders: list[Row]) -> None:
    invoices = [each for order in orders for each in order["invoices"]]
    hold_lines_against(client, phone, orders)
    for rows, raw, names in (
        ("orders", orders, OF_ORDER),
        ("invoices", invoices, OF_INVOICE),
    ):
        comma = csv_rows(export(client, phone, rows=rows, format="csv"))
        cover, sheet = in_xlsx(client, phone, rows)
        wanted = {int(each["id"]): each for each in raw}
        assert len(comma) == len(sheet) == len(wanted)
        for line, cells in zip(comma, sheet, strict=True):
            said = wanted[int(line["ID"])]
            for column, name in names.items():
                assert Decimal(line[column]) == said[name], (column, said)
                assert Decimal(str(cells[column])) == said[name], (column, said)
            if rows == "invoices":
                assert Decimal(line["Total tax"]) == tax_of(said)
        for column, name in names.items():
            total = sum((Decimal(line[column]) for line in comma), Decimal(0))
            assert total == sum((each[name] for each in raw), Decimal(0))
            assert cover[f"Sum of {column}"] == rupees(
                added(each[name] for each in raw)
            )


def hold_lines_against(client: Client, phone: str, orders: list[Row]) -> None:
    """Each line by its order and its place there, as several have one product."""
    comma = csv_rows(export(client, phone, rows="lines", format="csv"))
    _, sheet = in_xlsx(client, phone, "lines")
    wanted = {
        (int(order["id"]), place): product
        for order in orders
        for place, product in enumerate(order["products"], start=1)
    }
    assert len(comma) == len(sheet) == len(wanted)
    for line, cells in zip(comma, sheet, strict=True):
        product = wanted[int(line["Order ID"]), int(line["Line"])]
        for cell in (line["Price of the line"], str(cells["Price of the line"])):
            assert Decimal(cell) == product["price"]
        # What a spreadsheet would run has an apostrophe in front in CSV.
        assert line["SKU"].removeprefix("'") == cells["SKU"] == product["sku"]
        assert line["Product"].removeprefix("'") == product["name"]
        assert Decimal(line["Quantity"]) == product["quantity"]
    total = sum((Decimal(line["Price of the line"]) for line in comma), Decimal(0))
    assert total == sum((each["price"] for each in wanted.values()), Decimal(0))


def test_every_invoice_of_the_sandbox_adds_up(
    manager: Client, raw: dict[str, list[Row]]
) -> None:
    """They are taxed on top or within: what they come to is told of each."""
    hows: set[str] = set()
    for phone, orders in raw.items():
        rows = csv_rows(export(manager, phone, rows="invoices", format="csv"))
        wanted = {int(i["id"]): i for order in orders for i in order["invoices"]}
        for row in rows:
            said = wanted[int(row["ID"])]
            hows.add(row["Reconciles"])
            taxable = Decimal(row["Taxable value"])
            assert taxable + tax_of(said) == said["invoice_amount"]
    assert hows == {"tax on top", "tax included", "no tax"}
