"""Orders and their invoices add up to the paisa."""

import json
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from sourcehub_portal.sandbox.data import load
from sourcehub_portal.sandbox.money import half_up, shared
from sourcehub_portal.sandbox.world import World

_TODAY = date(2026, 3, 20)
_RATES = {product["id"]: product["gst"] for product in load("catalogue")}
_PAISA = Decimal("0.01")


@pytest.fixture(scope="module")
def world() -> World:
    return World(size=1000, seed=1, today=_TODAY)


@pytest.fixture(scope="module")
def orders(world: World) -> list[dict[str, Any]]:
    """Five hundred and more, as they are read out of JSON."""
    made = [
        world.order(one, customer_id=customer_id)
        for customer_id in (*range(4, 60), 137)
        for one in world.placed(customer_id)
    ]
    assert len(made) > 500
    read: list[dict[str, Any]] = json.loads(json.dumps(made), parse_float=Decimal)
    return read


@pytest.fixture(scope="module")
def invoices(orders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [invoice for order in orders for invoice in order["invoices"]]


def _taxes(invoice: dict[str, Any]) -> Decimal:
    return Decimal(invoice["cgst"] + invoice["sgst"] + invoice["igst"])


def _taxable(invoice: dict[str, Any]) -> Decimal:
    less = invoice["discount_amount"] + invoice["returned_amount"]
    return Decimal(invoice["total_amount"] - less)


def test_lines_add_up_to_the_item_total(orders: list[dict[str, Any]]) -> None:
    for order in orders:
        lines = sum(Decimal(line["price"]) for line in order["products"])
        assert lines == order["item_total_amount"]


def test_billable_is_the_total_less_discount_and_return(
    orders: list[dict[str, Any]],
) -> None:
    for order in orders:
        less = order["discount_amount"] + order["return_total_amount"]
        assert order["billable_amount"] == order["item_total_amount"] - less
        assert order["billable_amount"] >= 0


def test_invoices_add_up_to_the_order_or_to_less(orders: list[dict[str, Any]]) -> None:
    shares = Counter[str]()
    for order in orders:
        totals = sum(Decimal(one["total_amount"]) for one in order["invoices"])
        whole = order["item_total_amount"]
        assert totals <= whole
        shares["none" if not totals else "all" if totals == whole else "part"] += 1
    assert min(shares["none"], shares["all"], shares["part"]) > 5


def test_whole_invoiced_orders_share_out_discount_and_return(
    orders: list[dict[str, Any]],
) -> None:
    for order in orders:
        invoiced = order["invoices"]
        totals = sum(Decimal(one["total_amount"]) for one in invoiced)
        if totals == order["item_total_amount"]:
            discounts = sum(Decimal(one["discount_amount"]) for one in invoiced)
            returns = sum(Decimal(one["returned_amount"]) for one in invoiced)
            assert discounts == order["discount_amount"]
            assert returns == order["return_total_amount"]


def test_invoice_amount_has_the_tax_on_top_or_included(
    invoices: list[dict[str, Any]],
) -> None:
    on_top = included = 0
    for invoice in invoices:
        taxes, taxable = _taxes(invoice), _taxable(invoice)
        assert invoice["invoice_amount"] in (taxable + taxes, taxable)
        on_top += bool(taxes) and invoice["invoice_amount"] == taxable + taxes
        included += bool(taxes) and invoice["invoice_amount"] == taxable
    assert on_top > included > 10


def test_tax_is_the_rate_of_the_line_on_its_taxable_value(
    orders: list[dict[str, Any]],
) -> None:
    checked = 0
    for order in orders:
        rates = {_RATES[line["id"]] for line in order["products"]}
        if len(rates) != 1 or order["customer"]["gst_treatment"] == "Overseas":
            continue
        rate = Decimal(rates.pop())
        for invoice in order["invoices"]:
            taxable = _taxable(invoice)
            parts = 2 if invoice["cgst"] else 1
            included = _taxes(invoice) and invoice["invoice_amount"] == taxable
            base = 100 + rate if included else Decimal(100)
            each = (taxable * rate / base / parts).quantize(_PAISA, ROUND_HALF_UP)
            assert each == (invoice["cgst"] or invoice["igst"])
            checked += 1
    assert checked > 100


def test_taxes_have_one_of_the_three_shapes(invoices: list[dict[str, Any]]) -> None:
    shapes = Counter[str]()
    for invoice in invoices:
        assert invoice["cgst"] == invoice["sgst"]
        assert not (invoice["cgst"] and invoice["igst"])
        taxed = "intra" if invoice["cgst"] else "inter" if invoice["igst"] else "zero"
        shapes[taxed] += 1
    assert min(shapes["intra"], shapes["inter"], shapes["zero"]) > 10


def test_supplies_within_karnataka_bear_cgst_and_others_igst(
    orders: list[dict[str, Any]],
) -> None:
    for order in orders:
        address = order["customer"]["address"]
        if not address or not address["area"]:
            continue
        at_home = address["area"]["city"]["state"]["name"] == "Karnataka"
        for invoice in order["invoices"]:
            assert not invoice["igst" if at_home else "cgst"]


def test_amounts_are_json_numbers_with_paise_or_without(
    orders: list[dict[str, Any]],
) -> None:
    kinds = {type(line["price"]) for order in orders for line in order["products"]}
    assert kinds == {int, Decimal}
    for order in orders:
        exponent = Decimal(order["billable_amount"]).as_tuple().exponent
        assert isinstance(exponent, int)
        assert exponent >= -2


def test_price_of_a_line_is_not_the_price_of_one(world: World) -> None:
    prices = {one["id"]: Decimal(one["price"]) for one in load("catalogue")}
    placed = world.placed(137)
    order = world.order(placed[0], customer_id=137)
    lines = json.loads(json.dumps(order["products"]), parse_float=Decimal)
    for line in lines:
        assert line["price"] == prices[line["id"]] * line["quantity"]


def test_every_documented_status_occurs(orders: list[dict[str, Any]]) -> None:
    assert {order["laststatus"]["name"] for order in orders} == {
        "Placed",
        "Processed",
        "In Review/Invoice Dept",
        "Shipment Created",
        "Delivered",
        "Cancelled",
        "Returned",
        "Invoice Generated",
        "Undelivered & Postponed",
        "Undelivered",
        "Postponed",
    }


def test_agents_may_be_empty_lists_and_avatars_null(
    orders: list[dict[str, Any]],
) -> None:
    assert any(order["salesagent"] == [] for order in orders)
    assert any(order["deliveryagent"] == [] for order in orders)
    avatars = {order["salesagent"]["avatar"] for order in orders if order["salesagent"]}
    assert None in avatars
    assert len(avatars) > 3


def test_some_orders_have_several_invoices(orders: list[dict[str, Any]]) -> None:
    counts = Counter(len(order["invoices"]) for order in orders)
    assert min(counts[0], counts[1], counts[2], counts[3]) > 0


def test_ids_and_numbers_are_unique(world: World) -> None:
    placed = [one for number in range(1, 1001) for one in world.placed(number)]
    ids = [one.order_id for one in placed]
    assert len(set(ids)) == len(ids)


def test_invoice_ids_and_numbers_are_unique(invoices: list[dict[str, Any]]) -> None:
    assert len({one["id"] for one in invoices}) == len(invoices)
    assert len({one["invoice_number"] for one in invoices}) == len(invoices)


def test_orders_come_by_date_and_none_after_today(world: World) -> None:
    for customer_id in range(1, 200):
        days = [one.day for one in world.placed(customer_id)]
        assert days == sorted(days)
        assert not days or days[-1] <= _TODAY


def test_this_month_has_sales(world: World) -> None:
    days = [one.day for number in range(1, 1001) for one in world.placed(number)]
    assert sum(day >= date(2026, 3, 1) for day in days) > 50


def test_one_customer_in_five_hundred_has_very_many_orders(world: World) -> None:
    counts = {number: len(world.placed(number)) for number in range(1, 1001)}
    heavy = [number for number, count in counts.items() if count > 100]
    assert heavy == [137, 637]
    assert 0 in counts.values()


def test_what_was_ordered_stays_as_it_was_the_next_year(world: World) -> None:
    later = World(size=1000, seed=1, today=date(2027, 3, 20))
    for customer_id in range(4, 40):
        before = world.placed(customer_id)
        assert later.placed(customer_id)[: len(before)] == before
        for one in before:
            if (_TODAY - one.day).days > 10:
                then = world.order(one, customer_id=customer_id)
                assert later.order(one, customer_id=customer_id) == then


@pytest.mark.parametrize(("numerator", "rounded"), [(4, 0), (5, 1), (14, 1), (15, 2)])
def test_half_a_paisa_is_rounded_up(numerator: int, rounded: int) -> None:
    assert half_up(numerator, 10) == rounded


def test_shares_add_up_to_the_amount() -> None:
    assert shared(1000, [1, 1, 1]) == [333, 333, 334]
