"""An order as text, for WhatsApp or to be read out."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from orders.told import told, whatsapp
from sourcehub_portal.gateway.parsing import parse_order
from tests.sandbox_process import SandboxProcess

from .factory import answer, customer, invoice, keep, make_order, product, raw_order

TIMES = "\N{MULTIPLICATION SIGN}"
ARCHA = {
    "id": 1,
    "first_name": "archa",
    "last_name": "jha",
    "phone_number": "7697602300",
}


def test_status_items_and_dispatch_are_told_and_no_tax_number() -> None:
    order = make_order(
        865,
        billable_amount=140000,
        products=[product(name="necklace", quantity=2), product(quantity=None)],
        deliveryagent=ARCHA,
        laststatus={"name": "Shipment Created"},
        customer=customer(gstin="29AAACH7409R1ZX"),
    )
    assert told(order).splitlines() == [
        "Order 00865 of 02 Nov 2026: Shipment Created",
        f"2 {TIMES} necklace",
        "ring",
        "Amount: ₹1,40,000.00",
        "Invoiced, with tax: ₹1,180.00",
        "Delivery: archa jha, +91 76976 02300",
    ]


def test_what_is_invoiced_is_told_where_it_is_another_amount() -> None:
    plain = invoice(1, cgst=0, sgst=0, igst=0, invoice_amount=500)
    partly = make_order(1, invoices=[plain])
    assert "Amount: ₹1,180.00\nInvoiced: ₹500.00" in told(partly)
    assert "Invoiced" not in told(make_order(1))
    assert "Invoiced" not in told(make_order(1, invoices=[]))


def test_the_noise_of_a_double_is_no_other_amount() -> None:
    noisy = invoice(1, invoice_amount=1180.1200000000001)
    order = make_order(1, billable_amount=1180.12, invoices=[noisy])
    assert "Amount: ₹1,180.12" in told(order)
    assert "Invoiced" not in told(order)


def test_what_sourcehub_leaves_out_is_left_out() -> None:
    assert told(parse_order('{"id": 7}')) == "Order 7: no status yet"
    assert whatsapp(parse_order('{"id": 7}')) == ""


def test_whatsapp_is_offered_to_a_mobile_alone() -> None:
    link = urlsplit(whatsapp(make_order(1)))
    assert (link.hostname, link.path) == ("wa.me", "/919845012345")
    assert parse_qs(link.query) == {"text": [told(make_order(1))]}
    # A plus would be sent as one: WhatsApp knows no other space than %20.
    assert "+" not in link.query.replace("%2B", "")
    landline = customer(contactperson_number="080 4123 4567")
    assert whatsapp(parse_order(raw_order(1, customer=landline))) == ""


@pytest.mark.django_db
def test_the_page_offers_it(support: Client) -> None:
    odd = product(name="<b>ring</b>\n& co")
    keep(answer([make_order(1, products=[odd])]))
    page = support.get("/orders/1/").text
    text = page[page.index("<textarea") : page.index("</textarea>")]
    assert html.unescape(text).endswith(told(make_order(1, products=[odd])))
    assert "<b>ring" not in page


@pytest.mark.django_db
def test_the_documented_order_is_told(support: Client, sandbox: SandboxProcess) -> None:
    support.get("/orders/?phone=6396281335")
    page = support.get("/orders/886/").text
    assert f"2 {TIMES} necklace\nAmount: ₹1,40,000.00\nDelivery: archa jha" in page
