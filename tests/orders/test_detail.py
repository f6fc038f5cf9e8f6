"""One order's page, and the same order opened in a list."""

import pytest
from django.test import Client

from accounts.models import Access, Action
from sourcehub_portal.gstin import check_gstin
from tests.customers.factory import make_customer
from tests.sandbox_process import SandboxProcess

from .factory import answer, customer, invoice, keep, make_order, product
from .reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "said",
    [
        "Order 00865",
        "necklace",
        "sku98",
        "archa jha",
        "+91 76976 02300",
        "INV-21-00001",
        "₹65,000.00",
        "08 Jun 2021",
        "7896GHYO2030256",
        "1625035402",
    ],
)
def test_the_documented_order_is_shown_completely(
    support: Client, sandbox: SandboxProcess, said: str
) -> None:
    support.get("/orders/?phone=6396281335")

    assert said in words(support.get("/orders/874/"))


def test_the_second_documented_invoice_is_shown(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get("/orders/?phone=6396281335")

    assert "INV-21-00002" in words(support.get("/orders/886/"))


def test_a_list_opens_the_part_alone(support: Client) -> None:
    keep(answer([make_order(1)]))

    part = support.get("/orders/1/", headers={"HX-Target": "order-1"})

    assert "<html" not in part.content.decode()
    assert "INV-1" in words(part)


def test_another_target_gets_the_page(support: Client) -> None:
    keep(answer([make_order(1)]))

    page = support.get("/orders/1/", headers={"HX-Target": "order-2"})

    assert "<html" in page.content.decode()


def test_an_order_is_noted(support: Client) -> None:
    keep(answer([make_order(1)]))

    support.get("/orders/1/")

    noted = Access.objects.get()
    assert (noted.what, noted.subject) == (Action.ORDER, "1")


@pytest.mark.parametrize("order_id", [1, 2**63 - 1, 2**63, 10**30])
def test_an_order_that_the_mirror_does_not_have_is_not_found(
    support: Client, order_id: int
) -> None:
    assert support.get(f"/orders/{order_id}/").status_code == 404


def test_a_customer_of_the_mirror_is_linked(support: Client) -> None:
    make_customer(5)
    keep(answer([make_order(1)]))

    assert 'href="/customers/5/"' in support.get("/orders/1/").content.decode()


def test_a_customer_that_the_mirror_does_not_have_is_not_linked(
    support: Client,
) -> None:
    keep(answer([make_order(1)]))

    assert "/customers/5/" not in support.get("/orders/1/").content.decode()


def test_the_taxes_of_several_invoices_are_summed(support: Client) -> None:
    inland = invoice(2, cgst=0, sgst=0, igst="180.55", invoice_amount="1180.55")
    keep(answer([make_order(1, invoices=[invoice(1), inland])]))

    page = words(support.get("/orders/1/"))

    assert "All 2 invoices" in page
    assert "₹360.55" in page
    assert "₹2,360.55" in page


def test_lines_that_do_not_come_to_the_item_total_are_remarked(
    support: Client,
) -> None:
    keep(answer([make_order(1, products=[product(price=1000, quantity=3)])]))

    page = words(support.get("/orders/1/"))

    assert "The lines come to ₹1,000.00" in page
    assert "item total is ₹1,180.00" in page


def test_lines_that_come_to_the_item_total_are_not_remarked(support: Client) -> None:
    keep(answer([make_order(1)]))

    assert "The lines come to" not in words(support.get("/orders/1/"))


def test_lines_of_which_one_has_no_price_come_to_nothing_that_is_known(
    support: Client,
) -> None:
    lines = [product(price=price) for price in (100, None, 100)]
    keep(answer([make_order(1, products=lines, item_total_amount=300)]))

    assert "The lines come to" not in words(support.get("/orders/1/"))


def test_more_than_two_decimals_are_shown(support: Client) -> None:
    keep(answer([make_order(1, discount_amount="0.125")]))

    assert "₹0.125" in words(support.get("/orders/1/"))


def test_a_status_on_the_usual_way_is_a_step(support: Client) -> None:
    keep(answer([make_order(1, laststatus={"name": "Shipment Created"})]))

    page = support.get("/orders/1/").content.decode()

    assert '<li aria-current="step">Shipment Created</li>' in page


def test_an_unknown_status_is_said_as_itself(support: Client) -> None:
    keep(answer([make_order(1, laststatus={"name": "On the moon"})]))

    page = words(support.get("/orders/1/"))

    assert "SourceHub calls this order “On the moon”" in page


def test_an_avatar_is_never_fetched(support: Client) -> None:
    agent = {"id": 4, "first_name": "Ravi", "avatar": "https://elsewhere.example/a.png"}
    keep(answer([make_order(1, salesagent=agent)]))

    page = support.get("/orders/1/").content.decode()

    assert "<img" not in page
    assert "https://elsewhere.example/a.png" in page


def test_the_address_on_the_order_is_shown(support: Client) -> None:
    state = {"id": 7, "code": "K001", "name": "Karnataka"}
    city = {"id": 1, "name": "Bengaluru", "code": "BEN1", "state": state}
    area = {"id": 108, "name": "BTM", "area_code": "B1", "city": city}
    postal_code = {"id": 30, "code": "560063"}
    address = {"addressline1": "Line 1", "area": area, "postalcode": postal_code}
    keep(answer([make_order(1, customer=customer(address=address))]))

    page = words(support.get("/orders/1/"))

    for said in ("Line 1", "BTM B1 ID 108", "Bengaluru BEN1 ID 1", "560063 ID 30"):
        assert said in page


def test_a_gstin_that_is_not_valid_is_shown_and_marked(support: Client) -> None:
    keep(answer([make_order(1, customer=customer(gstin="29AAACH7409R1ZY"))]))

    page = words(support.get("/orders/1/"))

    reason = check_gstin("29AAACH7409R1ZY").reason
    assert f"29AAACH7409R1ZY Not valid {reason}" in page


def test_a_valid_gstin_is_not_marked(support: Client) -> None:
    keep(answer([make_order(1, customer=customer(gstin="29AAACH7409R1ZX"))]))

    page = words(support.get("/orders/1/"))

    assert "29AAACH7409R1ZX Customer code" in page


def test_markup_in_what_sourcehub_says_is_inert(support: Client) -> None:
    keep(answer([make_order(1, products=[product(name="<b>ring</b>")])]))

    page = support.get("/orders/1/").content.decode()

    assert "<b>ring" not in page


def test_what_could_not_be_read_is_said(support: Client) -> None:
    keep(answer([make_order(1, billable_amount="a lot")]))

    assert "billable_amount: 'a lot' is not an amount" in words(
        support.get("/orders/1/")
    )
