"""What stands in products and numbers is found among the orders of a look-up."""

import re

import pytest
from django.test import Client

from .factory import answer, invoice, keep, make_order, product
from .reading import words
from .test_export import csv_rows

pytestmark = pytest.mark.django_db

PHONE = "/orders/?phone=9845012345"


@pytest.fixture(autouse=True)
def orders() -> None:
    ring = product(name="Gold ring 50% off", sku="RG-1")
    chain = product(name="Silver chain", sku="SC_2")
    keep(
        answer(
            [
                make_order(1, products=[ring, chain], invoices=[invoice(71)]),
                make_order(2, products=[chain], invoices=[invoice(72), invoice(73)]),
                make_order(3, products=[ring], invoices=[]),
            ]
        )
    )


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("ring", "2"),
        ("SILVER", "2"),
        ("rg-1", "2"),
        ("00003", "1"),
        ("inv-7", "2"),
        ("INV-73", "1"),
        ("50%", "2"),
        ("SC_2", "2"),
        ("%", "2"),
        ("_", "2"),
        ("  ", "3"),
    ],
)
def test_it_is_found_in_products_and_numbers(
    support: Client, find: str, found: str
) -> None:
    page = support.get(PHONE, query_params={"phone": "9845012345", "find": find}).text
    assert f"<strong>{found}</strong> order" in page


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("éclat", [4]),
        ("ÉCLAT R", [4]),
        ("eclat", []),
        ("é.lat", []),
        ("öSE(", [4]),
        ("अंगूठी", [5]),
        ("ñ/5", [5]),
        ("ñ-9", [5]),
    ],
)
def test_letters_of_any_script_are_found_in_any_case(
    support: Client, find: str, found: list[int]
) -> None:
    keep(
        answer(
            [
                make_order(
                    4, products=[product(name="Éclat ring", sku="Öse(1)")], invoices=[]
                ),
                make_order(
                    5,
                    order_no="Ñ/5",
                    products=[product(name="सोने की अंगूठी")],
                    invoices=[invoice(5) | {"invoice_number": "Ñ-9"}],
                ),
            ]
        )
    )
    page = support.get("/orders/", {"phone": "9845012345", "find": find}).text
    assert re.findall(r'<div id="order-(\d+)">', page) == list(map(str, found))


@pytest.mark.parametrize("find", ["'", "\\", "%%", "sapphire"])
def test_what_nobody_has_is_found_nowhere(support: Client, find: str) -> None:
    page = support.get("/orders/", {"phone": "9845012345", "find": find})
    assert page.status_code == 200
    assert "<article" not in page.text


def test_totals_and_files_are_of_what_is_found(manager: Client) -> None:
    page = words(manager.get(f"{PHONE}&find=silver"))
    assert "Billable ₹2,360.00 Invoiced ₹3,540.00" in page
    file = manager.get("/orders/export/?phone=9845012345&find=silver&format=csv")
    assert [row["ID"] for row in csv_rows(file)] == ["2", "1"]


def test_too_long_a_text_is_refused_in_words(support: Client) -> None:
    page = support.get("/orders/", {"phone": "9845012345", "find": "x" * 300})
    assert page.status_code == 200
    assert "Nothing was looked up" in words(page)
