"""An order's or invoice's number that reads like a phone."""

import pytest
from django.test import Client

from tests.customers.factory import make_customer

from .factory import answer, invoice, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "number",
    [
        "INV/24-25/000123",
        "SI/2425/000123",
        "ORD-2024-000123",
        "SO/9845012345",
        "2406080012",
        "INVOICE-001",
        "7",
    ],
)
@pytest.mark.parametrize("kind", ["order", "invoice"])
def test_a_number_opens_itself_whatever_else_it_reads_like(
    support: Client, kind: str, number: str
) -> None:
    own = {"order_no": number} if kind == "order" else {}
    bill = invoice(1) | ({"invoice_number": number} if kind == "invoice" else {})
    keep(answer([make_order(874, **own, invoices=[bill])]))
    found = support.get("/orders/", {"phone": number})
    assert found.headers["Location"] == "/orders/874/"


@pytest.mark.parametrize(
    "typed", ["ord-2024-000123", "ORD-2024-000123", "Ord-२०२४-000123."]
)
def test_its_letters_may_be_typed_in_any_case(support: Client, typed: str) -> None:
    keep(answer([make_order(874, order_no="Ord-2024-000123")]))
    found = support.get("/orders/", {"phone": typed})
    assert found.headers["Location"] == "/orders/874/"


def test_digits_that_are_somebodys_phone_as_well_are_looked_up(support: Client) -> None:
    make_customer(1, display_name="Zaveri", contactperson_number="022 2406 0012")
    keep(answer([make_order(874, order_no="2224060012")]))
    page = support.get("/orders/", {"phone": "2224060012"})
    assert page.status_code == 200
    assert "This is a landline." in words(page)
