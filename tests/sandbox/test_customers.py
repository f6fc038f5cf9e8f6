"""A thousand customers look like Indian businesses, and agree with themselves."""

from collections import Counter
from typing import Any

import pytest
from stdnum.in_ import gstin

from sourcehub_portal.sandbox.data import load
from tests.sandbox.conftest import Rows

_PLACES = load("places")
_PINS = {city["name"]: city["pins"] for city in _PLACES["cities"]}
_GST_STATES = {name: state["gst"] for name, state in _PLACES["states"].items()}


@pytest.fixture
def customers(rows: Rows) -> list[dict[str, Any]]:
    return [
        row
        for skip in range(0, 1000, 100)
        for row in rows("customers", count=100, skip=skip)
    ]


@pytest.fixture
def made(customers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the documented ones, whose PIN codes, say, are not the city's."""
    return [row for row in customers if row["id"] not in (3, 9, 613)]


def test_ids_are_one_to_a_thousand_in_order(customers: list[dict[str, Any]]) -> None:
    assert [row["id"] for row in customers] == list(range(1, 1001))


def test_codes_are_unique(customers: list[dict[str, Any]]) -> None:
    assert len({row["customer_code"] for row in customers}) == 1000


def test_most_are_active_and_accepted(customers: list[dict[str, Any]]) -> None:
    statuses = Counter(row["status"] for row in customers)
    approvals = Counter(row["approval"] for row in customers)
    assert set(statuses) == {"Active", "Inactive"}
    assert set(approvals) == {"accepted", "pending", "rejected"}
    assert 800 < statuses["Active"] < 900
    assert 800 < approvals["accepted"] < 900


def test_an_email_may_be_empty_or_null(customers: list[dict[str, Any]]) -> None:
    emails = {row["email"] for row in customers}
    assert {"", None} < emails
    assert all(email.endswith(".example") for email in emails if email)


def test_an_empty_address_is_a_list(customers: list[dict[str, Any]]) -> None:
    empty = [row for row in customers if row["address"] == []]
    assert 20 < len(empty) < 90


def test_some_addresses_lack_area_or_postalcode(made: list[dict[str, Any]]) -> None:
    addresses = [row["address"] for row in made if row["address"]]
    assert any(address["area"] is None for address in addresses)
    assert any(address["postalcode"] is None for address in addresses)


def test_pin_codes_lie_in_their_city(made: list[dict[str, Any]]) -> None:
    addresses = [row["address"] for row in made if row["address"]]
    whole = [one for one in addresses if one["area"] and one["postalcode"]]
    assert len(whole) > 800
    for address in whole:
        low, high = _PINS[address["area"]["city"]["name"]]
        assert low <= int(address["postalcode"]["code"]) <= high


@pytest.mark.parametrize("kind", ["area", "city", "state", "postalcode"])
def test_the_same_name_has_the_same_id(
    customers: list[dict[str, Any]], kind: str
) -> None:
    found = {
        (one["id"], one.get("name", one.get("code")))
        for row in customers
        for one in _parts(row["address"], kind)
    }
    assert len({one for one, _ in found}) == len(found)
    assert len({name for _, name in found}) == len(found)


def _parts(address: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    if not address or not address["area"] or not address["postalcode"]:
        return []
    area = address["area"]
    city = area["city"]
    parts = {
        "area": area,
        "city": city,
        "state": city["state"],
        "postalcode": address["postalcode"],
    }
    return [parts[kind]]


def test_seventy_percent_of_the_registered_have_a_valid_gstin(
    made: list[dict[str, Any]],
) -> None:
    numbers = [row["gstin"] for row in made if row["gst_treatment"] == "Registered GST"]
    # As written: the library by itself would forgive small letters and spaces.
    valid = [
        one for one in numbers if gstin.is_valid(one) and gstin.compact(one) == one
    ]
    assert 0.63 < len(valid) / len(numbers) < 0.77
    assert "" in numbers


def test_only_the_registered_have_a_gstin(made: list[dict[str, Any]]) -> None:
    others = [row for row in made if row["gst_treatment"] != "Registered GST"]
    assert {row["gst_treatment"] for row in others} == {
        "Unregistered",
        "Consumer",
        "Overseas",
    }
    assert {row["gstin"] for row in others} == {""}


def test_valid_gstins_are_of_the_address_state(made: list[dict[str, Any]]) -> None:
    checked = 0
    for row in made:
        if row["address"] and row["address"]["area"] and gstin.is_valid(row["gstin"]):
            state = row["address"]["area"]["city"]["state"]["name"]
            assert row["gstin"][:2] == _GST_STATES[state]
            checked += 1
    assert checked > 300


def test_names_come_in_several_scripts_and_some_are_awkward(
    customers: list[dict[str, Any]],
) -> None:
    names = {row["company_name"] for row in customers}
    assert {"=SUM Traders", "<b>Bold</b> Foods", "@Home Decor"} < names
    for letter in "शஸశಶমશ":
        assert any(letter in name for name in names), letter


def test_company_phones_differ_in_kind(customers: list[dict[str, Any]]) -> None:
    phones = [row["company_phone"] for row in customers]
    assert any(phone.startswith("1800 ") for phone in phones)
    assert any(phone.startswith("080") for phone in phones)
    assert "" in phones
    contacts = [row["contactperson_number"] for row in customers]
    same = sum(map(str.__eq__, phones, contacts))
    assert 450 < same < 650
