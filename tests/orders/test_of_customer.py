"""A customer's orders, loaded into the customer's page."""

import pytest
from django.test import Client

from accounts.models import Access, Action
from sourcehub_portal.gateway.records import Rejected
from tests.customers.factory import make_customer
from tests.sandbox_process import SandboxProcess

from .factory import CALLER, answer, customer, invoice, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db

PART = {"HX-Target": "customer-orders"}


def test_the_customers_orders_are_the_part(
    support: Client, sandbox: SandboxProcess
) -> None:
    make_customer(3, contactperson_number="6396281335")

    part = support.get("/orders/of-customer/3/", headers=PART)

    assert "<html" not in part.content.decode()
    assert "00865" in words(part)


def test_without_htmx_the_look_up_of_the_number_opens(support: Client) -> None:
    make_customer(3, contactperson_number="+91 63962 81335")

    page = support.get("/orders/of-customer/3/")

    assert page.headers["Location"] == "/orders/?phone=6396281335"


def test_a_customer_without_a_number_is_said_to_have_none(support: Client) -> None:
    make_customer(3, display_name="Asha Traders")

    part = support.get("/orders/of-customer/3/", headers=PART)

    assert "neither number of Asha Traders can be read as one" in words(part)


def test_orders_of_others_with_the_same_number_are_counted_beside(
    support: Client,
) -> None:
    make_customer(5, contactperson_number=CALLER)
    keep(answer([make_order(1), make_order(2, customer=customer(id=6))]))

    part = words(support.get("/orders/of-customer/5/", headers=PART))

    assert "1 order under +91 98450 12345" in part
    assert "it has 1 more order, of other customers or of none by ID" in part


def test_what_is_left_out_of_the_answer_is_said(support: Client) -> None:
    make_customer(5, contactperson_number=CALLER)
    broken = (Rejected(raw="[]", reason="no object"),)
    keep(answer([make_order(1, phone="90000 00001")], rejected=broken))

    part = words(support.get("/orders/of-customer/5/", headers=PART))

    assert "SourceHub sent no readable orders of" in part
    assert "SourceHub also sent 1 order that could not be read" in part
    assert "SourceHub also sent 1 order of another phone number" in part


def test_it_is_noted_as_the_customers_orders(
    support: Client, sandbox: SandboxProcess
) -> None:
    make_customer(3, contactperson_number="6396281335")

    support.get("/orders/of-customer/3/", headers=PART)

    noted = Access.objects.get()
    assert (noted.what, noted.subject, noted.count) == (
        Action.ORDERS,
        "3 6396281335",
        2,
    )


def test_a_customers_page_is_no_look_up_of_ones_own(support: Client) -> None:
    make_customer(5, contactperson_number=CALLER)
    keep(answer([make_order(1)]))

    support.get("/orders/of-customer/5/", headers=PART)

    assert "You looked up last" not in words(support.get("/orders/"))


def test_an_unknown_customer_is_not_found(support: Client) -> None:
    assert support.get(f"/orders/of-customer/{2**70}/").status_code == 404


def test_the_orders_that_are_shown_are_added_up(support: Client) -> None:
    make_customer(5, contactperson_number=CALLER)
    odd = invoice(2, invoice_amount="0.10", cgst=None, sgst=None, igst="0.02")
    keep(answer([make_order(1), make_order(2, billable_amount="0.20", invoices=[odd])]))

    part = words(support.get("/orders/of-customer/5/", headers=PART))

    assert "Billable ₹1,180.20" in part
    assert "Invoiced ₹1,180.10" in part
    assert "Total tax ₹180.02" in part


def test_where_not_all_orders_are_shown_all_are_added_up(
    support: Client,
) -> None:
    make_customer(5, contactperson_number=CALLER)
    keep(answer([make_order(number) for number in range(1, 12)]))

    part = words(support.get("/orders/of-customer/5/", headers=PART))

    assert "11 orders under" in part
    assert "Billable ₹12,980.00" in part
