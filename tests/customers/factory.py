"""Customers for tests, made from the JSON that SourceHub would send for them."""

import json
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from customers.models import Customer
from customers.store import store
from sourcehub_portal.gateway.records import RawRow
from sourcehub_portal.source import current_source

SEEN_AT = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)


def raw_customer(customer_id: int, **fields: Any) -> str:
    """The JSON of one customer. `city`, `state`, `area`, `pin_code` and `address_line1`
    go where SourceHub has them; without any of these the address is empty."""
    placed = {"address_line1", "area", "city", "state", "pin_code"}
    places = {name: fields.pop(name) for name in placed & fields.keys()}
    customer = {
        "id": customer_id,
        "contact_person_name": "",
        "company_name": "",
        "display_name": f"Customer {customer_id}",
        "email": "",
        "contactperson_number": "",
        "company_phone": "",
        "gst_treatment": "Unregistered",
        "gstin": "",
        "customer_code": f"{1639000000 + customer_id}",
        "status": "Active",
        "approval": "accepted",
        "address": _address(**places) if places else [],
    }
    return json.dumps(customer | fields, ensure_ascii=False)


def make_customer(customer_id: int, **fields: Any) -> Customer:
    """One customer in the mirror; `presence` and `missing_since` are ours to say."""
    ours = {n: fields.pop(n) for n in ("presence", "missing_since") if n in fields}
    _store([RawRow(customer_id, raw_customer(customer_id, **fields))])
    if ours:
        Customer.objects.filter(pk=customer_id).update(**ours)
    return Customer.objects.get(pk=customer_id)


def make_customers(count: int, *, start: int = 1, **fields: Any) -> None:
    """`count` customers with ids from `start`, alike but for id, name and code."""
    numbers = range(start, start + count)
    rows = [RawRow(number, raw_customer(number, **fields)) for number in numbers]
    _store(rows)


def _store(rows: list[RawRow]) -> None:
    with transaction.atomic():
        store(rows, asked_at=SEEN_AT, source=current_source())


def _address(
    *,
    address_line1: str = "",
    area: str = "",
    city: str = "",
    state: str = "",
    pin_code: str = "",
) -> dict[str, Any]:
    return {
        "addressline1": address_line1,
        "addressline2": "",
        "area": {
            "id": 108,
            "name": area,
            "area_code": "A8",
            "city": {
                "id": 1,
                "name": city,
                "code": "BEN1",
                "state": {"id": 4, "code": "K001", "name": state},
            },
        },
        "postalcode": {"id": 30, "code": pin_code},
    }
