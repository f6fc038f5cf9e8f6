"""The documented samples are in the sandbox as they stand."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Ask, Rows

_SAMPLES = Path(__file__).parents[1] / "samples"


def _sample(name: str) -> list[dict[str, Any]]:
    text = (_SAMPLES / f"{name}.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)["data"][name]
    return rows


@pytest.mark.parametrize("sample", _sample("customers"), ids=lambda row: str(row["id"]))
def test_a_documented_customer_is_listed_field_by_field(
    rows: Rows, sample: dict[str, Any]
) -> None:
    (listed,) = rows("customers", count=1, skip=sample["id"] - 1)
    assert json.dumps(listed) == json.dumps(sample)


def test_the_documented_orders_are_all_of_their_phone(ask: Ask) -> None:
    data = ask("orders", phone_number="6396281335").json()["data"]
    assert json.dumps(data["orders"]) == json.dumps(_sample("orders"))
    assert data["pagination"]["total"] == 2


def test_the_customer_of_the_documented_orders_is_listed(rows: Rows) -> None:
    (listed,) = rows("customers", count=1, skip=2)
    shown = _sample("orders")[0]["customer"]
    assert {key: listed[key] for key in shown} == shown
    assert (listed["status"], listed["approval"]) == ("Active", "accepted")


def test_every_customer_has_the_documented_fields_in_their_order(rows: Rows) -> None:
    fields = list(_sample("customers")[0])
    assert all(list(row) == fields for row in rows("customers", count=100))
