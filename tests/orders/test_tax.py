"""What an order's page says of its taxes, beside the figures."""

import pytest
from django.test import Client
from pytest_django import Settings

from .factory import answer, customer, invoice, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db

KERALA = "32AADCK5978M1Z0"
IN_KARNATAKA = {
    "area": {"id": 1, "city": {"id": 1, "state": {"id": 1, "name": "Karnataka"}}}
}


def page_of(client: Client, **fields: object) -> str:
    keep(answer([make_order(1, **fields)]))
    return words(client.get("/orders/1/"))


def test_taxable_value_rate_and_how_it_adds_up_are_told(support: Client) -> None:
    page = page_of(support)
    assert "₹1,000.00 18%, tax on top ₹90.00 ₹90.00 ₹0.00 ₹180.00 ₹1,180.00" in page


def test_an_order_is_held_against_its_invoices(support: Client) -> None:
    part = invoice(1, total_amount=40000, invoice_amount=40000, cgst=0, sgst=0)
    page = page_of(support, billable_amount=65000, invoices=[part])
    assert "₹40,000.00 of ₹65,000.00 invoiced" in page


def test_a_tax_that_comes_on_top_is_no_part_of_what_is_invoiced(
    support: Client,
) -> None:
    page = page_of(support, item_total_amount=2000, billable_amount=2000)
    assert "₹1,000.00 of ₹2,000.00 invoiced" in page


def test_a_tax_inside_what_there_is_to_pay_counts(support: Client) -> None:
    half = invoice(1, total_amount=500, invoice_amount=590, cgst=45, sgst=45)
    page = page_of(
        support, item_total_amount=1000, billable_amount=1180, invoices=[half]
    )
    assert "₹590.00 of ₹1,180.00 invoiced" in page


def test_an_order_that_is_rounded_up_has_no_tax_inside(support: Client) -> None:
    taxes = {"cgst": "44.98", "sgst": "44.98"}
    half = invoice(1, total_amount="499.80", invoice_amount="589.76", **taxes)
    page = page_of(
        support, item_total_amount="999.60", billable_amount=1000, invoices=[half]
    )
    assert "₹499.80 of ₹1,000.00 invoiced" in page


def test_the_noise_of_doubles_is_no_difference(support: Client) -> None:
    noisy = invoice(1, invoice_amount="1180.0000000000002")
    page = page_of(support, billable_amount="1180", invoices=[noisy])
    assert "of ₹1,180.00 invoiced" in page
    assert "more than the order comes to" not in page


@pytest.mark.parametrize("amount", [None, "not read"])
def test_what_is_invoiced_is_not_said_where_an_amount_is_missing(
    support: Client, amount: str | None
) -> None:
    known = {"total_amount": 40000, "invoice_amount": 40000, "cgst": 0, "sgst": 0}
    both = [invoice(1, **known), invoice(2, **known | {"invoice_amount": amount})]
    page = page_of(support, billable_amount=65000, invoices=both)
    assert "of ₹65,000.00 invoiced" not in page


@pytest.mark.parametrize(
    "invoices", [[invoice(1, cgst="abc")], [invoice(1), "x"], "none", 5]
)
def test_what_is_invoiced_is_not_said_where_something_cannot_be_read(
    support: Client, invoices: object
) -> None:
    page = page_of(support, billable_amount=1000, invoices=invoices)
    assert " of ₹1,000.00 invoiced" not in page


def test_invoices_and_products_that_cannot_be_read_are_not_none(
    support: Client,
) -> None:
    page = page_of(support, invoices="none", products=5)
    assert "SourceHub sent invoices that could not be read." in page
    assert "SourceHub sent products that could not be read." in page


def test_more_invoiced_than_to_pay_is_said(support: Client) -> None:
    page = page_of(support, billable_amount=500)
    assert "₹1,000.00 of ₹500.00 invoiced, more than the order comes to" in page


UNTAXED = {"cgst": 0, "sgst": 0, "igst": 0}


@pytest.mark.parametrize(
    ("billable", "invoiced"),
    [
        # The invoice's amount before the returns, and the order's after them.
        (800, {"invoice_amount": 1000} | UNTAXED),
        # The order's before them, and the invoice's after, with its tax on top.
        (1000, {"invoice_amount": 944, "cgst": 72, "sgst": 72}),
    ],
)
def test_what_is_invoiced_and_what_is_to_pay_are_both_after_returns(
    support: Client, billable: int, invoiced: dict[str, int]
) -> None:
    page = page_of(
        support,
        item_total_amount=1000,
        return_total_amount=200,
        billable_amount=billable,
        invoices=[invoice(1, returned_amount=200, **invoiced)],
    )
    assert "₹800.00 of ₹800.00 invoiced, after returns" in page
    assert "more than the order comes to" not in page


def test_what_came_back_to_no_paisa_is_not_told_of(support: Client) -> None:
    noise = "5.55e-17"
    page = page_of(
        support,
        billable_amount=1180,
        return_total_amount=noise,
        invoices=[invoice(1, returned_amount=noise)],
    )
    assert "of ₹1,180.00 invoiced" in page
    assert "returns" not in page


def test_mixed_rates_do_not_tell_which_side_of_the_returns_was_taxed(
    support: Client,
) -> None:
    both = {"total_amount": 1000, "returned_amount": 300, "invoice_amount": 815}
    page = page_of(support, invoices=[invoice(1, cgst=0, sgst=0, igst=115, **both)])
    assert "₹700.00 mixed rates, tax on top" in page
    assert "INV-1: No single rate tells whether the taxes are those before or" in page


def test_returns_that_only_the_order_knows_of_leave_nothing_to_compare(
    support: Client,
) -> None:
    page = page_of(
        support, item_total_amount=1180, return_total_amount=180, billable_amount=1000
    )
    assert " invoiced" not in page


def test_an_order_that_gives_back_is_held_against_its_invoices_as_any(
    support: Client,
) -> None:
    amounts = {"total_amount": -500, "invoice_amount": -590, "cgst": -45, "sgst": -45}
    page = page_of(
        support,
        item_total_amount=-500,
        billable_amount=-500,
        invoices=[invoice(1, **amounts)],
    )
    assert "-₹500.00 of -₹500.00 invoiced" in page


def test_of_nothing_to_pay_nothing_need_be_invoiced(support: Client) -> None:
    all_back = invoice(1, returned_amount=1000, invoice_amount=0, cgst=0, sgst=0)
    page = page_of(support, billable_amount=0, invoices=[all_back])
    assert "₹0.00 of" not in page


def test_what_does_not_add_up_is_said_in_figures(support: Client) -> None:
    page = page_of(support, invoices=[invoice(1, invoice_amount=1100)])
    assert (
        "INV-1: Total less discount and returns is ₹1,000.00, with tax ₹1,180.00;"
        " the amount is ₹1,100.00."
    ) in page


def test_unequal_halves_are_flagged(support: Client) -> None:
    page = page_of(support, invoices=[invoice(1, cgst=80, sgst=100)])
    assert "CGST and SGST should be equal, or IGST stand alone." in page


def test_both_sides_of_returns_are_shown(support: Client) -> None:
    back = invoice(1, returned_amount=500, invoice_amount=680)
    page = page_of(support, invoices=[back])
    assert "Before returns ₹1,180.00, after them ₹680.00" in page


def test_the_kind_of_supply_is_judged_where_the_seller_is_known(
    support: Client, settings: Settings
) -> None:
    who = customer(address=IN_KARNATAKA)
    assert "expected" not in page_of(support, customer=who)

    settings.PORTAL_HOME_STATE = "29"
    page = words(support.get("/orders/1/"))
    assert (
        "Seller and customer are both in Karnataka: CGST and SGST are expected" in page
    )

    settings.PORTAL_HOME_STATE = "32"
    page = words(support.get("/orders/1/"))
    assert "INV-1: It bears CGST and SGST, where IGST is expected." in page


def test_states_that_disagree_stand_side_by_side(
    support: Client, settings: Settings
) -> None:
    settings.PORTAL_HOME_STATE = "27"
    who = customer(address=IN_KARNATAKA, gstin=KERALA)
    page = page_of(support, customer=who)
    assert "Seller Maharashtra GSTIN Kerala Address Karnataka" in page
    assert "IGST is expected either way" in page


def test_several_invoices_are_added_up(support: Client) -> None:
    page = page_of(support, invoices=[invoice(1), invoice(2)])
    assert "All 2 invoices" in page
    assert "₹2,000.00 ₹180.00 ₹180.00 ₹0.00 ₹360.00 ₹2,360.00" in page


def test_an_overseas_customer_of_an_indian_address_owes_no_state_tax(
    support: Client, settings: Settings
) -> None:
    settings.PORTAL_HOME_STATE = "29"
    who = customer(address=IN_KARNATAKA, gst_treatment="Overseas")
    page = page_of(support, customer=who)
    assert "The customer is overseas: IGST is expected, or no tax under a bond" in page
    assert "INV-1: It bears CGST and SGST, where IGST is expected." in page
