"""The quick way to every documented field, held against the parser's."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers import documented_values
from customers.documented import FIELDS, value_at
from customers.documented_values import values
from sourcehub_portal.gateway.parsing import parse_customer
from tests.customers.factory import raw_customer

_WHOLE = json.loads(raw_customer(9, city="Kochi", pin_code="682001"))
_PATHS = ["id" if path == "ID" else path for path in FIELDS]
_PLACES = sorted(
    {path[:end] for path in _PATHS for end, letter in enumerate(path) if letter == "."}
)
_ODD: list[Any] = [None, "", " a ", "a\0", "7", 7, 0, 2**63, 1.5, True, [], ["a"], {}]


def by_the_parser(raw: str) -> list[Any]:
    record = parse_customer(raw)
    return [value_at(record, path) or None for path in FIELDS]


def changed(path: str, value: Any) -> dict[str, Any]:
    """The whole customer with another value there."""
    customer: dict[str, Any] = json.loads(json.dumps(_WHOLE))
    *way, name = path.split(".")
    place = customer
    for step in way:
        place = place[step]
    place[name] = value
    return customer


@pytest.mark.parametrize("value", _ODD, ids=repr)
@pytest.mark.parametrize("path", [*_PATHS[1:], *_PLACES])
def test_a_value_is_what_the_parser_makes_of_it(path: str, value: Any) -> None:
    raw = json.dumps(changed(path, value))
    assert list(values(raw)) == by_the_parser(raw)


@pytest.mark.parametrize("path", [*_PATHS[1:], *_PLACES])
def test_a_value_that_is_absent_is_none(path: str) -> None:
    *way, name = path.split(".")
    customer = changed(path, None)
    place = customer
    for step in way:
        place = place[step]
    del place[name]
    raw = json.dumps(customer)
    assert list(values(raw)) == by_the_parser(raw)


@given(st.sampled_from(_PATHS[1:]), st.text(st.characters()))
def test_any_text_is_what_the_parser_makes_of_it(path: str, text: str) -> None:
    raw = json.dumps(changed(path, text))
    assert list(values(raw)) == by_the_parser(raw)


def test_an_id_that_came_as_text_is_a_number() -> None:
    raw = json.dumps(_WHOLE | {"id": "9"})
    assert values(raw)[0] == 9


def test_what_is_as_documented_does_not_take_the_long_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documented_values, "parse_customer", None)
    area = _WHOLE["address"]["area"] | {"id": 77}
    assert values(json.dumps(changed("address.area", area)))[0] == 9
    assert values(json.dumps(_WHOLE | {"address": []}))[0] == 9


def test_an_area_too_long_to_be_kept_is_read() -> None:
    raw = json.dumps(changed("address.area.name", "x" * 10_000))
    assert list(values(raw)) == by_the_parser(raw)
