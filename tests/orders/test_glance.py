"""Everything of an order in the list itself, with nothing opened."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from orders.due import due_in_words
from tests.customers.factory import make_customer
from tests.sandbox_process import SandboxProcess

from .factory import CALLER, answer, invoice, keep, make_order, product
from .reading import words

pytestmark = pytest.mark.django_db

TIMES = "\N{MULTIPLICATION SIGN}"


def due(day: str) -> str:
    return due_in_words(date.fromisoformat(day), today=timezone.localdate())


def row_of(client: Client, **fields: object) -> str:
    """What the look-up says of one order."""
    keep(answer([make_order(1, **fields)]))
    page = words(client.get("/orders/?phone=9845012345"))
    return page[page.index("00001 Asha Traders") :]


def test_the_documented_orders_are_complete_in_the_list(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get("/orders/?phone=%2B91+63962-81335"))

    assert (
        "00877 testing · 09 Jun 2021 Shipment Created Billable: ₹1,40,000.00 Full order"
        f" Products 2 {TIMES} necklace ₹1,40,000.00"
        " Sales agent none named Delivery agent archa jha +91 76976 02300"
        " Invoices INV-21-00002 09 Jun 2021 CGST ₹0.00 SGST ₹0.00 IGST ₹0.00"
        " Total tax ₹0.00 Amount ₹1,40,000.00 Taxable ₹1,40,000.00 no tax"
        f" {due('2021-06-09')}"
        " 00865 testing · 08 Jun 2021 Shipment Created Billable: ₹65,000.00 Full order"
        f" Products 1 {TIMES} necklace ₹65,000.00"
        " Sales agent none named Delivery agent archa jha +91 76976 02300"
        " Invoices INV-21-00001 08 Jun 2021 CGST ₹0.00 SGST ₹0.00 IGST ₹0.00"
        " Total tax ₹0.00 Amount ₹65,000.00 Taxable ₹65,000.00 no tax"
        f" {due('2021-06-08')}"
    ) in page


def test_each_of_several_invoices_has_its_taxes(support: Client) -> None:
    inland = invoice(2, cgst=0, sgst=0, igst="180.55", invoice_amount="1180.55")

    row = row_of(support, invoices=[invoice(1), inland])

    days = due("2026-12-03")
    assert (
        "INV-1 03 Nov 2026 CGST ₹90.00 SGST ₹90.00 IGST ₹0.00"
        " Total tax ₹180.00 Amount ₹1,180.00"
        f" Taxable ₹1,000.00 18%, tax on top {days}"
        " INV-2 03 Nov 2026 CGST ₹0.00 SGST ₹0.00 IGST ₹180.55"
        " Total tax ₹180.55 Amount ₹1,180.55"
        f" Taxable ₹1,000.00 mixed rates, tax on top {days}"
    ) in row


def test_no_line_breaks_between_an_invoices_amount_and_its_name(
    support: Client,
) -> None:
    keep(answer([make_order(1)]))

    page = support.get("/orders/?phone=9845012345").content.decode()

    # The look of all amounts: white-space: nowrap.
    assert '<strong class="money">Amount ₹1,180.00</strong>' in page


def test_an_order_without_an_invoice_says_so(support: Client) -> None:
    assert "Invoices none yet" in row_of(support, invoices=[])


def test_the_sales_agent_can_be_called(support: Client) -> None:
    agent = {"id": 4, "first_name": "Ravi", "mobile_number": "9845098450"}
    keep(answer([make_order(1, salesagent=agent)]))

    page = support.get("/orders/?phone=9845012345")

    assert "Sales agent Ravi +91 98450 98450 Delivery agent none named" in words(page)
    assert 'href="tel:+919845098450"' in page.content.decode()


def test_an_agent_without_a_phone_is_named(support: Client) -> None:
    agent = {"id": 4, "first_name": "Ravi"}

    assert "Delivery agent Ravi Invoices" in row_of(support, deliveryagent=agent)


@pytest.mark.parametrize(
    ("lines", "named", "more"), [(1, 1, ""), (5, 5, ""), (6, 4, "and 2 more")]
)
def test_a_long_list_of_products_is_shortened(
    support: Client, lines: int, named: int, more: str
) -> None:
    products = [product(name=f"ring {n}", price=1) for n in range(lines)]

    row = row_of(support, products=products, item_total_amount=lines)

    assert row.count(f"1 {TIMES} ring") == named
    assert ("more" in row) == bool(more)
    assert more in row


def test_amounts_that_are_what_is_to_pay_are_not_repeated(support: Client) -> None:
    row = row_of(support)

    for name in ("Item total", "The lines come to", "Discount", "Returned"):
        assert name not in row


def test_amounts_that_differ_from_what_is_to_pay_are_listed(support: Client) -> None:
    amounts = {"discount_amount": 100, "return_total_amount": 50}

    row = row_of(support, billable_amount=1030, **amounts)

    assert "Item total ₹1,180.00 Discount ₹100.00 Returned ₹50.00" in row


def test_lines_that_do_not_come_to_the_item_total_are_remarked_in_the_list(
    support: Client,
) -> None:
    row = row_of(support, products=[product(price=1000)])

    assert "The lines come to ₹1,000.00" in row


def test_what_could_not_be_read_is_said_in_the_list(support: Client) -> None:
    row = row_of(support, billable_amount="a lot")

    assert "billable_amount: 'a lot' is not an amount" in row


def test_an_order_is_complete_on_its_customers_page(support: Client) -> None:
    make_customer(5, contactperson_number=CALLER)
    keep(answer([make_order(1)]))

    part = support.get(
        "/orders/of-customer/5/", headers={"HX-Target": "customer-orders"}
    )

    assert "INV-1 03 Nov 2026 CGST ₹90.00" in words(part)


def test_the_link_to_the_full_order_opens_it_in_place(support: Client) -> None:
    keep(answer([make_order(1)]))

    page = support.get("/orders/?phone=9845012345").content.decode()

    assert 'aria-label="Full order 00001"' in page
    assert 'hx-target="#order-1"' in page
    assert '<div id="order-1">' in page


def test_text_that_turns_round_leaves_the_price_beside_it_alone(
    support: Client,
) -> None:
    keep(answer([make_order(1, products=[product(name="\u202egnp.exe")])]))

    page = support.get("/orders/?phone=9845012345").text

    assert re.search("<bdi>[^<]*\u202egnp.exe</bdi>", page)
    assert "<bdi>Asha Traders</bdi> · " in page


def test_an_item_total_that_is_the_amount_but_for_noise_is_not_shown(
    support: Client,
) -> None:
    noisy = {"item_total_amount": 1180.1200000000001, "billable_amount": 1180.12}
    row = row_of(support, products=[], **noisy)
    assert "₹1,180.12" in row
    assert "Item total" not in row
