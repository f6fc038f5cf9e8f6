"""20,000 mangled answers: nothing but an UpstreamError, and nothing that a database
could not hold."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

import pytest

from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import (
    Name,
    complaint,
    parse_customer,
    parse_order,
    parse_page,
    split_rows,
)
from sourcehub_portal.gateway.records import Page

from .mangling import complaint_sample, mangled

ASKED_AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
LARGEST = 2**63 - 1
ANSWERS = {"customers": 8_000, "orders": 8_000}
COMPLAINTS = 4_000
STATUSES = (None, 0, 200, 204, 301, 400, 401, 403, 404, 422, 429, 500, 503, 599, 999)


def _values(record: object) -> Iterator[object]:
    """Every plain value in a record and what it is made of."""
    if isinstance(record, tuple):
        for each in record:
            yield from _values(each)
    elif hasattr(record, "__slots__") and not isinstance(record, Decimal | datetime):
        for name in record.__slots__:
            yield from _values(getattr(record, name))
    else:
        yield record


def _check_storable(value: object) -> None:
    if isinstance(value, str):
        value.encode()
        assert "\0" not in value
    elif isinstance(value, Decimal):
        assert value.is_finite()
    elif isinstance(value, int):
        assert 0 <= value <= LARGEST
    else:
        assert value is None or isinstance(value, date)


def _read(body: bytes, name: Name) -> bool:
    """Whether `body` could be read; what was read is looked at."""
    try:
        rows = split_rows(body, name=name, asked_at=ASKED_AT)
    except UpstreamError as error:
        str(error).encode()
        return False
    page: Page[Any] = (
        parse_page(rows, parse_customer)
        if name == "customers"
        else parse_page(rows, parse_order)
    )
    assert len(page.records) + len(page.rejected) == page.received == rows.received
    # A sweep stores what the envelope let through: it must all be readable.
    assert page.rejected == rows.rejected
    for value in _values((page.records, page.rejected, page.total)):
        _check_storable(value)
    return True


@pytest.mark.parametrize("name", ["customers", "orders"])
def test_a_mangled_answer_is_read_or_refused(
    answers: dict[Name, list[Any]], name: Name
) -> None:
    read = 0
    number = ANSWERS[name]
    for turn, answer in enumerate(islice(cycle(answers[name]), number)):
        body = mangled(answer, turn)
        try:
            read += _read(body, name)
        except Exception as error:
            error.add_note(f"answer {turn}: {body[:3000]!r}")
            raise
    # Else it would try the envelope alone, or hardly anything that is broken.
    assert number * 0.2 < read < number * 0.8


def test_a_mangled_complaint_is_one_of_the_family() -> None:
    sample = complaint_sample()
    understood = 0
    for turn in range(COMPLAINTS):
        body = mangled(sample, turn)
        error = complaint(body, status=STATUSES[turn % len(STATUSES)])
        assert isinstance(error, UpstreamError)
        error.quote(key="sandbox-key")
        _check_storable(error.message)
        understood += "SourceHub says" in error.message
        try:
            split_rows(body, name="customers", asked_at=ASKED_AT)
        except UpstreamError as refused:
            _check_storable(str(refused))
    # Not all keep words that can be shown, and some do.
    assert COMPLAINTS * 0.1 < understood < COMPLAINTS


def test_an_answer_is_mangled_the_same_way_for_the_same_number() -> None:
    sample = complaint_sample()
    before = json.dumps(sample)
    assert [mangled(sample, turn) for turn in range(50)] == [
        mangled(sample, turn) for turn in range(50)
    ]
    assert json.dumps(sample) == before
