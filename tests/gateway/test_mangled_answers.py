"""Whatever the bytes are, nothing but an UpstreamError comes out."""

import copy
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import (
    Name,
    complaint,
    parse_customer,
    parse_order,
    parse_page,
    split_rows,
)

from .asking import ASKED_AT

_SAMPLES = Path(__file__).parent.parent / "samples"
_BODIES: dict[Name, bytes] = {
    "customers": (_SAMPLES / "customers.json").read_bytes(),
    "orders": (_SAMPLES / "orders.json").read_bytes(),
}
_TRICKY = st.sampled_from(
    [
        b"NaN",
        b"1e400",
        b"-0",
        b"[]",
        b"{}",
        b"null",
        b"\\ud800",
        b"\\u0000",
        b"\xff",
        b'"',
        b"\\",
        b"9" * 1200,
        b"[" * 2000,
    ]
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters())
    | st.sampled_from(["1e400", "1,234.50", "\ud800", "\0", "0000-00-00"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["0", "1", "id", "name"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def _read(body: bytes, name: Name) -> None:
    """Reads `body` as the client does; every row must be accounted for."""
    page = split_rows(body, name=name, asked_at=ASKED_AT)
    if name == "customers":
        parsed = parse_page(page, parse_customer)
        assert len(parsed.records) + len(parsed.rejected) == page.received
        repr(parsed).encode()
    else:
        orders = parse_page(page, parse_order)
        assert len(orders.records) + len(orders.rejected) == page.received
        repr(orders).encode()


def _survives(body: bytes, name: Name) -> None:
    with suppress(UpstreamError):
        _read(body, name)


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values below `node`."""
    steps = list(node) if isinstance(node, dict) else []
    steps = list(range(len(node))) if isinstance(node, list) else steps
    found = [path] if path else []
    for step in steps:
        found += _places(node[step], (*path, step))
    return found


def _replaced(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(node)
    target = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return changed


_name = st.sampled_from(sorted(_BODIES))


@settings(max_examples=400, deadline=None)
@given(data=st.data(), name=_name)
def test_a_sample_with_bytes_overwritten_never_crashes(
    data: st.DataObject, name: Name
) -> None:
    body = _BODIES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 30)))
        body = body[:start] + data.draw(st.binary(max_size=5) | _TRICKY) + body[end:]
    _survives(body, name)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), name=_name, value=_VALUES)
def test_a_sample_with_any_value_replaced_never_crashes(
    data: st.DataObject, name: Name, value: Any
) -> None:
    sample = json.loads(_BODIES[name])
    path = data.draw(st.sampled_from(_places(sample)))
    _survives(json.dumps(_replaced(sample, path, value)).encode(), name)


@settings(max_examples=200, deadline=None)
@given(value=_VALUES, name=_name)
def test_rows_of_any_kind_are_all_accounted_for(value: Any, name: Name) -> None:
    body = json.dumps({"data": {name: [value, {"id": 9, "date": value}]}}).encode()
    _read(body, name)


@settings(max_examples=200, deadline=None)
@given(body=st.binary(max_size=300))
def test_an_error_s_body_never_crashes(body: bytes) -> None:
    assert isinstance(complaint(body, status=500), UpstreamError)
