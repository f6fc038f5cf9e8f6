import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sourcehub_portal.gateway.errors import UnexpectedShape
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import Agent, Invoice, OrderRecord, Product

DOCUMENTED_STATUSES = [
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
]


def _sample(orders_sample: bytes) -> OrderRecord:
    return parse_order(json.dumps(json.loads(orders_sample)["data"]["orders"][1]))


def _order(**fields: Any) -> OrderRecord:
    return parse_order(json.dumps({"id": 1, **fields}))


def test_sample_order_has_its_number_date_and_status(orders_sample: bytes) -> None:
    order = _sample(orders_sample)
    assert (order.id, order.number) == (886, "00877")
    assert order.date == date(2021, 6, 9)
    assert order.status == "Shipment Created"
    assert order.remarks == ()


def test_sample_order_has_its_amounts_as_decimals(orders_sample: bytes) -> None:
    order = _sample(orders_sample)
    assert order.item_total == Decimal(140000)
    assert order.discount == Decimal(0)
    assert order.return_total == Decimal(0)
    assert order.billable == Decimal(140000)


def test_price_is_the_line_s_amount_as_it_came(orders_sample: bytes) -> None:
    assert _sample(orders_sample).products == (
        Product(257, "sku98", "necklace", Decimal(2), Decimal(140000)),
    )


def test_sample_customer_is_read_within_its_order(orders_sample: bytes) -> None:
    customer = _sample(orders_sample).customer
    assert customer is not None
    assert (customer.id, customer.contactperson_number) == (3, "6396281335")
    assert customer.company_phone == "6396281331"
    assert customer.gstin == "7896GHYO2030256"
    assert (customer.status, customer.approval, customer.raw) == ("", "", "")
    assert customer.address is None


def test_sample_agents_are_read(orders_sample: bytes) -> None:
    order = _sample(orders_sample)
    assert order.sales_agent is None
    assert order.delivery_agent == Agent(1, "archa", "jha", "7697602300", "", "")


def test_a_sales_agent_has_a_mobile_number_email_and_avatar() -> None:
    agent = {
        "id": 4,
        "first_name": "Asha",
        "last_name": "Rao",
        "mobile_number": "9845012345",
        "avatar": "https://pictures.example/4.png",
        "email": "asha@example.in",
    }
    assert _order(salesagent=agent).sales_agent == Agent(
        id=4,
        first_name="Asha",
        last_name="Rao",
        phone="9845012345",
        email="asha@example.in",
        avatar="https://pictures.example/4.png",
    )


def test_sample_invoice_has_every_documented_field(orders_sample: bytes) -> None:
    assert _sample(orders_sample).invoices == (
        Invoice(
            id=878,
            number="INV-21-00002",
            date=date(2021, 6, 9),
            due_date=date(2021, 6, 9),
            total=Decimal(140000),
            discount=Decimal(0),
            returned=Decimal(0),
            amount=Decimal(140000),
            cgst=Decimal(0),
            sgst=Decimal(0),
            igst=Decimal(0),
        ),
    )


def test_paisa_come_from_the_text_of_the_number() -> None:
    order = parse_order('{"id": 1, "billable_amount": 0.10000000000000000555}')
    assert order.billable == Decimal("0.10000000000000000555")


@pytest.mark.parametrize("status", [*DOCUMENTED_STATUSES, "Gone Fishing"])
def test_a_status_is_kept_as_itself(status: str) -> None:
    assert _order(laststatus={"name": status}).status == status


@pytest.mark.parametrize("name", ["salesagent", "deliveryagent", "customer"])
@pytest.mark.parametrize("empty", [[], {}, None])
def test_an_empty_person_is_none_without_remark(name: str, empty: object) -> None:
    order = _order(**{name: empty})
    assert (order.sales_agent, order.delivery_agent, order.customer) == (None,) * 3
    assert order.remarks == ()


def test_lists_may_be_objects_with_digits_for_keys() -> None:
    order = _order(products={"0": {"id": 7}, "2": {"id": 8}}, invoices={"1": {"id": 9}})
    assert [product.id for product in order.products] == [7, 8]
    assert [invoice.id for invoice in order.invoices] == [9]


def test_an_unreadable_amount_is_none_and_remarked_with_its_text() -> None:
    raw = '{"id": 1, "billable_amount": 1e400, "invoices": [{"cgst": "n/a"}]}'
    order = parse_order(raw)
    assert order.billable is None
    assert order.invoices[0].cgst is None
    assert order.remarks == (
        "billable_amount: '1e400' is not an amount",
        "invoices.0.cgst: 'n/a' is not an amount",
    )


def test_an_empty_amount_is_none_without_remark() -> None:
    order = _order(billable_amount="", discount_amount=None)
    assert (order.billable, order.discount, order.remarks) == (None, None, ())


def test_a_product_that_is_no_object_is_remarked_and_the_others_kept() -> None:
    order = _order(products=["necklace", {"id": 7}])
    assert [product.id for product in order.products] == [7]
    assert order.remarks == ("products.0: 'necklace' is not an object",)


@pytest.mark.parametrize("no_id", [{}, {"id": None}, {"id": 0}, {"id": "none"}])
def test_a_customer_without_id_is_read_and_remarked(no_id: dict[str, object]) -> None:
    order = _order(customer={"display_name": "testing"} | no_id)
    assert order.customer is not None
    assert (order.customer.id, order.customer.name) == (None, "testing")
    assert order.remarks[-1] == "customer: has no usable id"


def test_an_address_beside_the_customer_is_the_customer_s() -> None:
    order = _order(customer={"id": 3}, address={"addressline1": "MG Road"})
    assert order.customer is not None
    assert order.customer.address is not None
    assert order.customer.address.line1 == "MG Road"


def test_a_customer_s_remarks_are_not_mixed_with_the_order_s() -> None:
    order = _order(date="soon", customer={"id": 3, "gstin": [1]})
    assert order.customer is not None
    assert order.customer.remarks == ("customer.gstin: a list is not a text",)


def test_an_order_without_id_is_refused() -> None:
    with pytest.raises(UnexpectedShape):
        parse_order('{"order_no": "00865"}')


def test_one_object_is_a_list_of_one() -> None:
    order = _order(invoices={"id": 7, "invoice_amount": 5}, products={"name": "ring"})
    assert [(each.id, each.amount) for each in order.invoices] == [(7, Decimal(5))]
    assert [each.name for each in order.products] == ["ring"]
    assert not order.invoices_unread
    assert not order.products_unread


@pytest.mark.parametrize("lists", ["none", 5, ["x"], [{"id": 7}, 5]])
def test_a_list_that_is_not_wholly_read_is_known(lists: object) -> None:
    order = _order(invoices=lists, products=lists)
    assert order.invoices_unread
    assert order.products_unread
    assert not order.unread
