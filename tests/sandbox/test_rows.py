"""Faults of the rows: shapes, values, texts, and whose they are."""

import pytest

from tests.sandbox.conftest import Ask, Rows
from tests.sandbox_process import SandboxProcess

_PHONE = "6396281335"


def test_rows_as_object_have_digits_for_keys(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["rows-as-object"])
    found = ask("customers", count=3).json()["data"]["customers"]
    assert {key: row["id"] for key, row in found.items()} == {"0": 1, "1": 2, "2": 3}


def test_broken_rows_are_two_more(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["broken-rows"])
    first, *usual, last = ask("customers", count=3).json()["data"]["customers"]
    assert first == "not an object"
    assert [row["id"] for row in usual] == [1, 2, 3]
    assert "id" not in last


def test_odd_values_are_text(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["odd-values"])
    data = ask("orders", phone_number=_PHONE).json()["data"]
    assert data["pagination"]["total"] == "2"
    assert [order["id"] for order in data["orders"]] == ["874", "886"]
    prices = [order["products"][0]["price"] for order in data["orders"]]
    assert prices == ["", "1,234.50"]


def test_odd_values_do_not_stay(sandbox: SandboxProcess, rows: Rows) -> None:
    usual = rows("orders", phone_number=_PHONE)
    sandbox.control(names=["odd-values"])
    assert rows("orders", phone_number=_PHONE) != usual
    sandbox.clear()
    assert rows("orders", phone_number=_PHONE) == usual


def test_other_phone_mixes_in_a_strangers_orders(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["other-phone"])
    customers = [
        order["customer"]["id"] for order in rows("orders", phone_number=_PHONE)
    ]
    assert customers[:2] == [3, 3]
    assert set(customers) > {3}


def test_odd_values_have_one_number_that_no_float_can_hold(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["odd-values"])
    content = ask("orders", phone_number=_PHONE).content
    assert content.count(b'"billable_amount":1e400,') == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [("no-one-list", []), ("no-one-object", {}), ("no-one-null", None)],
)
def test_no_one_is_written_in_three_ways(
    sandbox: SandboxProcess, rows: Rows, name: str, written: object
) -> None:
    sandbox.control(names=[name])
    assert {repr(row["address"]) for row in rows("customers")} == {repr(written)}
    for order in rows("orders", phone_number=_PHONE):
        assert order["salesagent"] == order["deliveryagent"] == written
        assert order["customer"]["address"] == written


def test_no_one_may_be_absent(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["no-one-absent"])
    assert all("address" not in row for row in rows("customers"))
    for order in rows("orders", phone_number=_PHONE):
        assert not {"salesagent", "deliveryagent"} & order.keys()
        assert "address" not in order["customer"]


def test_odd_text_has_each_kind_of_trouble(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["odd-text"])
    content = ask("customers").content
    for written in (b"\\u0000", b"\\ud800", b"\\u202e", b"<script>"):
        assert written in content
    rows = ask("customers").json()["data"]["customers"]
    assert max(len(row["company_name"]) for row in rows) > 300
    assert b"<script>" in ask("orders", phone_number=_PHONE).content


def test_only_other_phone_has_no_order_of_this_one(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["only-other-phone"])
    orders = rows("orders", phone_number=_PHONE)
    assert orders
    assert all(order["customer"]["id"] != 3 for order in orders)
