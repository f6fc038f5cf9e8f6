"""Orders for tests, made from the JSON that SourceHub would send for them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from orders.days import Days
from orders.models import LookUp
from orders.store import store
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord, Rejected
from sourcehub_portal.gateway.walk import OrderWalk
from sourcehub_portal.phone import Phone, read_phone

ASKED_AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CALLER = "98450 12345"


def phone_of(text: str = CALLER) -> Phone:
    phone = read_phone(text)
    assert phone is not None
    return phone


def raw_order(order_id: int, *, phone: str = CALLER, **fields: Any) -> str:
    """The JSON of one order, with one line and one invoice."""
    order = {
        "id": order_id,
        "order_no": f"{order_id:05}",
        "item_total_amount": 1180,
        "discount_amount": 0,
        "return_total_amount": 0,
        "billable_amount": 1180,
        "date": "2026-11-02",
        "products": [product(name="ring")],
        "customer": customer(contactperson_number=phone),
        "salesagent": [],
        "deliveryagent": [],
        "laststatus": {"name": "Placed"},
        "invoices": [invoice(order_id)],
    }
    return json.dumps(order | fields, ensure_ascii=False)


def customer(**fields: Any) -> dict[str, Any]:
    found = {
        "id": 5,
        "contact_person_name": "Asha",
        "company_name": "Asha Traders",
        "display_name": "Asha Traders",
        "email": None,
        "contactperson_number": CALLER,
        "company_phone": "",
        "gst_treatment": "Unregistered",
        "gstin": "",
        "customer_code": "1639000005",
        "address": [],
    }
    return found | fields


def product(**fields: Any) -> dict[str, Any]:
    found = {"id": 1, "sku": "sku1", "name": "ring", "quantity": 1, "price": 1180}
    return found | fields


def invoice(invoice_id: int, **fields: Any) -> dict[str, Any]:
    found = {
        "id": invoice_id,
        "invoice_number": f"INV-{invoice_id}",
        "date": "2026-11-03",
        "due_date": "2026-12-03",
        "total_amount": 1000,
        "discount_amount": 0,
        "returned_amount": 0,
        "invoice_amount": 1180,
        "cgst": 90,
        "sgst": 90,
        "igst": 0,
    }
    return found | fields


def make_order(order_id: int, **fields: Any) -> OrderRecord:
    return parse_order(raw_order(order_id, **fields))


def answer(
    orders: Iterable[OrderRecord],
    *,
    asked_at: datetime = ASKED_AT,
    complete: bool = True,
    rejected: tuple[Rejected, ...] = (),
) -> OrderWalk:
    """What the gateway hands on when SourceHub sent these orders."""
    found = tuple(orders)
    return OrderWalk(
        orders=found,
        total=len(found),
        rejected=rejected,
        complete=complete,
        asked_at=asked_at,
    )


def keep(walk: OrderWalk, *, phone: str = CALLER, days: Days | None = None) -> LookUp:
    return store(walk, phone=phone_of(phone), days=days or Days())
