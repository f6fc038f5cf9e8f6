"""The columns of an export: those of the table, some of them, or every field."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from customers.models import Customer
from tests.customers.factory import make_customer, raw_customer
from tests.customers.pages.exporting import csv_rows, xlsx_rows

pytestmark = pytest.mark.django_db


def test_the_columns_are_those_of_the_table_and_the_id_comes_first(
    manager: Client,
) -> None:
    make_customer(9, display_name="Asha", contactperson_number="+91 98450 12345")
    row = csv_rows(manager)[0]
    assert list(row) == [
        "ID",
        "Name",
        "Contact",
        "Phone",
        "City",
        "State",
        "GST treatment",
        "Status",
        "Approval",
        "GSTIN",
        "Code",
        "E-mail",
        "Company",
        "Company phone",
        "Area",
        "PIN code",
        "First seen",
        "Last change",
    ]
    assert (row["ID"], row["Name"], row["Phone"]) == ("9", "Asha", "+91 98450 12345")


def test_every_documented_field_equals_what_sourcehub_sent(manager: Client) -> None:
    fields: dict[str, Any] = {
        "contact_person_name": "Amit De",
        "company_name": 'Arobit, "Pvt" Ltd',
        "display_name": "राम ट्रेडर्स",
        "email": None,
        "contactperson_number": "+91 98450 12345",
        "gstin": "7896GHYO2030256",
        "address_line1": "Tarakeswar",
        "area": "BTM",
        "city": "Bengaluru",
        "state": "Karnataka",
        "pin_code": "560063",
    }
    make_customer(9, **fields)
    sent = dict(flat(json.loads(raw_customer(9, **fields))))
    sent["ID"] = sent.pop("id")
    assert csv_rows(manager, columns="all") == [sent]


def test_an_empty_address_leaves_its_fields_empty(manager: Client) -> None:
    make_customer(9)
    row = csv_rows(manager, columns="all")[0]
    empty = {value for path, value in row.items() if path.startswith("address.")}
    assert empty == {""}


def test_the_first_column_of_every_field_is_the_id(manager: Client) -> None:
    make_customer(9)
    assert next(iter(csv_rows(manager, columns="all")[0])) == "ID"


def test_excel_gets_every_documented_field(manager: Client) -> None:
    make_customer(9, city="Bengaluru", pin_code="560063")
    row = dict(zip(*xlsx_rows(manager, columns="all"), strict=True))
    assert row["address.area.city.name"] == "Bengaluru"
    assert row["address.area.city.id"] == 1
    assert row["address.postalcode.code"] == "560063"


def test_the_columns_that_are_asked_for_come_in_their_order_after_the_id(
    manager: Client,
) -> None:
    make_customer(9, display_name="Asha", city="Kochi")
    rows = csv_rows(manager, columns="city,name")
    assert [list(row.items()) for row in rows] == [
        [("ID", "9"), ("City", "Kochi"), ("Name", "Asha")]
    ]


@pytest.mark.parametrize("asked", ["id,city", "city,id", "city,city", "x,city,raw,\0"])
def test_a_column_comes_once_and_an_unknown_one_never(
    manager: Client, asked: str
) -> None:
    make_customer(9)
    assert list(csv_rows(manager, columns=asked)[0]) == ["ID", "City"]


@pytest.mark.parametrize("asked", ["", ",", "nonsense", "ALL"])
def test_where_no_column_is_named_all_of_the_table_come(
    manager: Client, asked: str
) -> None:
    make_customer(9)
    assert csv_rows(manager, columns=asked) == csv_rows(manager)


def flat(value: Any, path: str = "") -> list[tuple[str, str]]:
    """The fields of a JSON object by their paths, as texts; "" for null."""
    if not isinstance(value, dict):
        return [(path, "" if value is None else str(value))]
    steps = ((f"{path}.{name}" if path else name, value[name]) for name in value)
    return [field for step in steps for field in flat(step[1], step[0])]


def test_a_moment_is_its_day_in_india_to_the_last_microsecond(manager: Client) -> None:
    make_customer(9)
    last = datetime(2026, 11, 27, 18, 29, 59, 999_999, tzinfo=UTC)
    moments = {"first_seen_at": last, "observed_at": last + timedelta(microseconds=1)}
    Customer.objects.filter(pk=9).update(**moments)
    row = csv_rows(manager)[0]
    assert (row["First seen"], row["Last change"]) == ("2026-11-27", "2026-11-28")
    heads, cells = xlsx_rows(manager)
    found = dict(zip(heads, cells, strict=True))
    assert found["First seen"] == datetime(2026, 11, 27)  # noqa: DTZ001 -- Excel's
    assert found["Last change"] == datetime(2026, 11, 28)  # noqa: DTZ001 -- Excel's
