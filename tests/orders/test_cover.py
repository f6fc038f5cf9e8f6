"""A workbook says in words what was selected, what it comes to, and how old it is."""

import io
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from orders.models import LookUp
from sourcehub_portal.age import day_and_time
from tests.sandbox_process import SandboxProcess

from .factory import answer, keep, make_order, product
from .test_export import body

pytestmark = pytest.mark.django_db

PHONE = "/orders/export/?phone=9845012345&format=xlsx"
DELIVERED = {"laststatus": {"name": "Delivered"}}


def about(client: Client, address: str) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(body(client.get(address))))
    assert len(book.worksheets) == 2
    return {str(what): str(words) for what, words in book.worksheets[0].values}


def test_it_says_what_was_selected(manager: Client) -> None:
    now = timezone.now()
    silver = [product(name="Silver ring"), product(name="anklet", price=0.5)]
    orders = [make_order(1, **DELIVERED, products=silver), make_order(2)]
    keep(answer(orders, asked_at=now))

    said = about(manager, f"{PHONE}&status=Delivered&find=silver")

    assert said["Rows"] == "1"
    assert said["Phone"] == "+91 98450 12345"
    assert said["Days"] == "All"
    assert said["Status"] == "Delivered"
    assert said["In products and numbers"] == "silver"
    assert said["Order"] == "Date, newest first"
    assert said["Columns"].startswith("ID, Order number, Date")
    assert said["Exported by"] == "manager"
    assert said["SourceHub asked"] == day_and_time(now)
    assert "Missing" not in said


@pytest.mark.parametrize(
    ("rows", "count", "sums"),
    [
        ("orders", "2", {"Billable": "₹2,360.00", "Discount": "₹0.00"}),
        ("lines", "3", {"Price of the line": "₹2,360.50"}),
        ("invoices", "2", {"Total tax": "₹360.00", "Invoice amount": "₹2,360.00"}),
    ],
)
def test_it_says_what_the_rows_come_to(
    manager: Client, rows: str, count: str, sums: dict[str, str]
) -> None:
    lines = [product(), product(name="anklet", price=0.5)]
    orders = [make_order(1, products=lines), make_order(2)]
    keep(answer(orders, asked_at=timezone.now()))

    said = about(manager, f"{PHONE}&rows={rows}")

    assert said["Rows"] == count
    assert (
        sums.items()
        <= {what.removeprefix("Sum of "): words for what, words in said.items()}.items()
    )


def test_a_sum_says_how_many_rows_are_not_in_it(manager: Client) -> None:
    unpriced = [make_order(each, billable_amount=None) for each in (2, 3)]
    keep(answer([make_order(1), *unpriced], asked_at=timezone.now()))

    said = about(manager, f"{PHONE}&rows=orders")

    assert said["Sum of Billable"] == "₹1,180.00, without rows that have none: 2"


def test_days_are_named(manager: Client, sandbox: SandboxProcess) -> None:
    address = "/orders/export/?phone=6396281335&format=xlsx"

    said = about(manager, f"{address}&from=2021-06-01&to=2021-06-08")
    since = about(manager, f"{address}&from=2021-06-09")

    assert said["Days"] == "01 Jun 2021 to 08 Jun 2021"
    assert since["Days"] == "09 Jun 2021 to the last"


def test_a_copy_says_that_it_is_one_and_why(
    manager: Client, sandbox: SandboxProcess
) -> None:
    asked_at = timezone.now() - timedelta(hours=3)
    keep(answer([make_order(1)], asked_at=asked_at, complete=False))
    assert LookUp.objects.count() == 1
    sandbox.control(names=["status-500"])

    said = about(manager, PHONE)

    assert said["Copy, asked SourceHub for"] == day_and_time(asked_at)
    assert said["Why a copy"].startswith("SourceHub has a fault of its own.")
    assert said["Missing"] == "SourceHub's list could not be read to its end."


def test_what_sourcehub_counts_and_does_not_send_is_missing(
    manager: Client, sandbox: SandboxProcess
) -> None:
    walk = answer([make_order(1)], asked_at=timezone.now(), complete=False)
    keep(replace(walk, total=4))

    assert about(manager, PHONE)["Missing"] == (
        "SourceHub's own count is 4, and it sent 1."
    )


def test_the_name_of_a_file_says_that_some_is_missing(manager: Client) -> None:
    for complete in (True, False):
        keep(answer([make_order(1)], asked_at=timezone.now(), complete=complete))
        named = manager.get(PHONE.replace("xlsx", "csv"))["Content-Disposition"]
        assert ("incomplete" in named) is not complete


def test_a_comma_file_has_rows_alone(manager: Client) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))

    file = body(manager.get(PHONE.replace("xlsx", "csv"))).decode("utf-8-sig")

    assert file.startswith("ID,")
    assert len(file.splitlines()) == 2
