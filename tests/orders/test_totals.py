"""What all orders of a look-up come to, whichever page of them is shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orders.days import Days
from orders.models import LookUp
from tests.customers.factory import make_customer

from .factory import ASKED_AT, CALLER, answer, invoice, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db

PHONE = "/orders/?phone=9845012345"


def test_all_orders_are_added_up_not_those_of_the_page(support: Client) -> None:
    keep(answer([make_order(number) for number in range(1, 26)]))
    for address in (PHONE, f"{PHONE}&page=3"):
        page = words(support.get(address))
        assert (
            "Billable ₹29,500.00 Invoiced ₹29,500.00 Taxable ₹25,000.00"
            " CGST ₹2,250.00 SGST ₹2,250.00 IGST ₹0.00 Total tax ₹4,500.00"
        ) in page


def test_a_status_leaves_the_sums_of_its_orders(support: Client) -> None:
    delivered = {"laststatus": {"name": "Delivered"}}
    keep(
        answer([make_order(1), make_order(2, **delivered), make_order(3, **delivered)])
    )
    page = words(support.get(f"{PHONE}&status=Delivered"))
    assert "Billable ₹2,360.00" in page


def test_both_sides_of_returns_are_added_up(support: Client) -> None:
    back = invoice(1, returned_amount=500, invoice_amount=680)
    keep(answer([make_order(1, invoices=[back]), make_order(2)]))
    page = words(support.get(PHONE))
    assert "Invoiced before returns ₹2,360.00 Invoiced after returns ₹1,860.00" in page


def test_where_one_cannot_be_told_the_sum_cannot(support: Client) -> None:
    odd = invoice(1, invoice_amount=1)
    keep(answer([make_order(1, invoices=[odd]), make_order(2)]))
    page = words(support.get(PHONE))
    assert "Invoiced ₹1,181.00 Taxable — CGST ₹180.00" in page


def test_one_order_needs_no_sum(support: Client) -> None:
    keep(answer([make_order(1)]))
    assert "Invoiced ₹" not in words(support.get(PHONE))


def test_the_invoices_of_one_order_are_added_up(support: Client) -> None:
    keep(answer([make_order(1, invoices=[invoice(1), invoice(2)])]))
    page = words(support.get(PHONE))
    assert "Invoiced ₹2,360.00 Taxable ₹2,000.00 CGST ₹180.00" in page


def test_a_newer_answer_is_added_up_anew(support: Client) -> None:
    keep(answer([make_order(1), make_order(2)]))
    support.get(PHONE)
    newer = ASKED_AT + timedelta(minutes=5)
    changed = [make_order(1), make_order(2, billable_amount=20)]
    keep(answer(changed, asked_at=newer))
    assert "Billable ₹1,200.00" in words(support.get(PHONE))


def test_an_older_answer_that_is_written_last_is_added_up(support: Client) -> None:
    keep(answer([make_order(1), make_order(2)]))
    later, sooner = ASKED_AT + timedelta(minutes=5), ASKED_AT + timedelta(minutes=4)
    of_a_month = Days.between(ASKED_AT.date() - timedelta(30), ASKED_AT.date())
    second = make_order(2, billable_amount=20)
    keep(answer([second], asked_at=later), days=of_a_month)
    assert "Billable ₹1,200.00" in words(support.get(PHONE))
    keep(answer([make_order(1, billable_amount=10), second], asked_at=sooner))
    assert "Billable ₹30.00" in words(support.get(PHONE))


def test_what_was_added_up_is_not_read_again(support: Client) -> None:
    make_customer(1, contactperson_number=CALLER)  # who is not searched for
    keep(answer([make_order(number) for number in range(1, 40)]))
    asked: list[int] = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            support.get(PHONE)
        asked.append(len(captured))
    assert asked[1] == asked[0] - 1


@pytest.mark.parametrize("ids", [(2**62, 2**62 + 5), (1, 2**63 - 1)])
def test_ids_as_large_as_they_get_are_shown(
    support: Client, ids: tuple[int, ...]
) -> None:
    keep(answer([make_order(each) for each in ids]))
    response = support.get(PHONE)
    assert response.status_code == 200
    assert "Billable ₹2,360.00" in words(response)


def test_other_orders_with_the_same_sum_of_ids_are_added_up_anew(
    support: Client,
) -> None:
    amounts = {1: 10, 4: 10, 2: 7, 3: 7}
    made = {id_: make_order(id_, billable_amount=amounts[id_]) for id_ in amounts}
    keep(answer([*made.values()]))
    look_up = LookUp.objects.get()
    for shown, sum_ in (((1, 4), "₹20.00"), ((2, 3), "₹14.00")):
        look_up.orders.set(shown)
        assert f"Billable {sum_}" in words(support.get(PHONE))


def test_what_cannot_be_told_of_one_invoice_is_told_of_none(support: Client) -> None:
    odd = invoice(2, invoice_amount="1100")
    keep(answer([make_order(1), make_order(2, invoices=[odd])]))
    page = words(support.get(PHONE))
    assert "Invoiced ₹2,280.00 Taxable — CGST ₹180.00" in page
    assert "Of 1 invoice it cannot be told what was taxed" in page


def test_invoices_that_cannot_be_read_are_in_no_sum(support: Client) -> None:
    keep(answer([make_order(1), make_order(2, invoices="x", products="y")]))
    page = words(support.get(PHONE))
    assert "Invoiced ₹1,180.00" in page
    assert "Of 1 order SourceHub sends invoices that could not be read" in page
    assert "none yet" not in page
    assert "Products could not be read" in page


def test_that_returns_cannot_be_told_is_said(support: Client) -> None:
    odd = make_order(2, return_total_amount=10, billable_amount=1175)
    keep(answer([make_order(1), odd]))
    page = words(support.get(PHONE))
    assert "Billable before returns —" in page
    assert "It cannot be told of every order whether its amount is before" in page


def test_an_amount_that_cannot_be_read_is_said_to_be_missing(support: Client) -> None:
    odd = invoice(2, cgst="ninety")
    keep(answer([make_order(1), make_order(2, invoices=[odd])]))
    page = words(support.get(PHONE))
    assert "Of 1 invoice SourceHub gives no amount or no taxes" in page
    assert "what is missing is in no sum" in page


@pytest.mark.parametrize("amount", [None, "not read"])
def test_a_sum_says_which_orders_are_not_in_it(
    support: Client, amount: str | None
) -> None:
    keep(answer([make_order(1), make_order(2), make_order(3, billable_amount=amount)]))
    page = words(support.get(PHONE))
    assert "Billable ₹2,360.00" in page
    assert "The sums are without 1 order of which SourceHub gives no amount" in page
    keep(answer([make_order(1), make_order(2)], asked_at=ASKED_AT + timedelta(hours=1)))
    assert "The sums are without" not in words(support.get(PHONE))


@pytest.mark.parametrize(
    "missing", [{"invoice_amount": None}, {"cgst": None, "sgst": None, "igst": None}]
)
def test_a_sum_says_which_invoices_are_not_in_it(
    support: Client, missing: dict[str, None]
) -> None:
    both = [invoice(1), invoice(2, **missing)]
    keep(answer([make_order(1, invoices=both), make_order(2)]))
    for address in (PHONE, "/orders/1/"):
        page = words(support.get(address))
        assert "Of 1 invoice SourceHub gives no amount or no taxes" in page
