"""Long amounts keep every digit, whatever the columns of the database keep."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client

from orders.amounts import cut, trimmed
from orders.models import Order
from orders.sums import total
from sourcehub_portal.money import rupees

from .factory import answer, invoice, keep, make_order, product
from .reading import words
from .test_export import body, csv_rows

pytestmark = pytest.mark.django_db

FOURTEEN = "123456789012.34"
MORE_THAN_A_COLUMN_KEEPS = ("123456789012.123456", "999999999999.9999999", "0.12345678")
LONGER_THAN_ARITHMETIC = "123456789012.123456789012345678901234567"
AMOUNTS = (FOURTEEN, *MORE_THAN_A_COLUMN_KEEPS, LONGER_THAN_ARITHMETIC)

EXPORT = "/orders/export/?phone=9845012345"


def keep_order_of(amount: str) -> None:
    fields = {
        "billable_amount": amount,
        "item_total_amount": amount,
        "products": [product(price=amount)],
        "invoices": [
            invoice(
                1,
                total_amount=amount,
                invoice_amount=amount,
                igst=amount,
                cgst=0,
                sgst=0,
            )
        ],
    }
    keep(answer([make_order(1, **fields)]))


def exported(client: Client, parameters: str, column: str) -> str:
    file = body(client.get(f"{EXPORT}&format=xlsx{parameters}"))
    header, row = openpyxl.load_workbook(io.BytesIO(file)).worksheets[-1].values
    return str(row[header.index(column)])


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("address", ["/orders/?phone=9845012345", "/orders/1/"])
def test_a_page_shows_every_digit(support: Client, address: str, amount: str) -> None:
    keep_order_of(amount)
    shown = rupees(Decimal(amount))

    page = words(support.get(address))

    # The billable amount, the line, the invoice's amount, its IGST and its total tax.
    assert page.count(shown) >= 5
    assert page.count("₹") == page.count(shown) + page.count("₹0.00")


@pytest.mark.parametrize("amount", AMOUNTS)
def test_csv_holds_every_digit(manager: Client, amount: str) -> None:
    keep_order_of(amount)

    (order,) = csv_rows(manager.get(f"{EXPORT}&format=csv"))
    (row,) = csv_rows(manager.get(f"{EXPORT}&rows=invoices&format=csv"))

    assert {order["Billable"], row["Total tax"], row["Invoice amount"]} == {amount}


@pytest.mark.parametrize("amount", AMOUNTS)
def test_xlsx_holds_every_digit(manager: Client, amount: str) -> None:
    keep_order_of(amount)

    found = exported(manager, "", "Billable")
    of_invoice = exported(manager, "&rows=invoices", "Invoice amount")

    assert (found, of_invoice) == (amount, amount)


def test_an_amount_of_fourteen_digits_is_exact_in_its_column_too() -> None:
    keep_order_of(FOURTEEN)

    assert Order.objects.get(billable=Decimal(FOURTEEN)).billable == Decimal(FOURTEEN)


def test_an_amount_just_below_the_limit_is_stored() -> None:
    keep_order_of("999999999999.9999999")

    assert Order.objects.get().record.billable == Decimal("999999999999.9999999")


@pytest.mark.parametrize(
    ("amount", "places", "kept"),
    [
        ("65000", 2, "65000.00"),
        ("0.1250", 2, "0.125"),
        ("2.000000", 0, "2"),
        ("-12.5", 2, "-12.50"),
        (LONGER_THAN_ARITHMETIC + "0", 2, LONGER_THAN_ARITHMETIC),
    ],
)
def test_only_zeros_are_trimmed(amount: str, places: int, kept: str) -> None:
    assert str(trimmed(Decimal(amount), places=places)) == kept


def test_a_sum_of_long_amounts_is_not_rounded() -> None:
    tiny = Decimal("1E-27")

    assert total([Decimal(LONGER_THAN_ARITHMETIC), tiny]) == Decimal(
        "123456789012.123456789012345678901234568"
    )


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        ("999999999999.9999999", "999999999999.999"),
        ("-0.12345678", "-0.123456"),
        ("0E-20", "0.000000"),
        (FOURTEEN, "123456789012.340"),
    ],
)
def test_a_column_is_given_what_both_databases_can_keep(amount: str, kept: str) -> None:
    assert str(cut(Decimal(amount))) == kept
