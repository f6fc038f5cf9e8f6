"""Runs `check_sourcehub`, and pretends to be the SourceHub that it asks."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from itertools import count
from typing import Any

import pytest
import responses
from django.core.management import call_command
from requests import PreparedRequest

from .asking import URL, Reply, asked, listing

Row = dict[str, Any]


def passes(*arguments: str) -> str:
    """What the command writes; it must end well."""
    written = StringIO()
    call_command("check_sourcehub", *arguments, stdout=written)
    return written.getvalue()


def fails(*arguments: str) -> str:
    """What the command writes; it must end with status 1."""
    written = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("check_sourcehub", *arguments, stdout=written)
    assert caught.value.code == 1
    return written.getvalue()


def last_ten(said: str, row: Row) -> bool:
    """Matches the contact person's number, however it is spelled."""
    return _digits(said)[-10:] == _digits(row["customer"]["contactperson_number"])[-10:]


def as_written(said: str, row: Row) -> bool:
    """Matches the contact person's number to the letter."""
    return bool(said == row["customer"]["contactperson_number"])


def customer(customer_id: int, phone: str, *, company: str = "") -> Row:
    return {
        "id": customer_id,
        "display_name": f"Canary Traders {customer_id}",
        "contactperson_number": phone,
        "company_phone": company,
    }


def order(order_id: int, of: Row, *, day: str = "2026-04-10") -> Row:
    return {"id": order_id, "date": day, "customer": of}


@dataclass
class Pretended:
    """A SourceHub that holds these rows; its ways can be changed.

    `shown` gives the list of customers for the nth request.
    """

    customers: Sequence[Row] = ()
    orders: Sequence[Row] = ()
    total: int | None = None
    matches: Callable[[str, Row], bool] = last_ten
    shown: Callable[[Sequence[Row], int], Sequence[Row]] = lambda rows, _: rows
    order_skip: bool = True
    order_count: bool = True
    dates: str = "[]"
    requests: list[dict[str, str]] = field(default_factory=list)
    _turn: "count[int]" = field(default_factory=count)

    def answers(self, upstream: responses.RequestsMock) -> None:
        upstream.add_callback("GET", f"{URL}/customers", self._list)
        upstream.add_callback("GET", f"{URL}/orders", self._look_up)

    def _list(self, request: PreparedRequest) -> Reply:
        said = self._noted(request)
        rows = self.shown(self.customers, next(self._turn))
        total = len(rows) if self.total is None else self.total
        skip = int(said["skip"])
        page = rows[skip : skip + int(said["count"])]
        return 200, {}, listing("customers", page, total=total).decode()

    def _look_up(self, request: PreparedRequest) -> Reply:
        said = self._noted(request)
        found = [row for row in self.orders if self.matches(said["phone_number"], row)]
        found = [row for row in found if self._within(row, said)]
        skip = int(said["skip"]) if self.order_skip else 0
        number = int(said["count"]) if self.order_count else 100
        rows = found[skip : skip + number]
        return 200, {}, listing("orders", rows, total=len(found)).decode()

    def _within(self, row: Row, said: dict[str, str]) -> bool:
        """`dates`: "[]" counts both ends in, ")" and "(" leave one out, "" ignores."""
        if "from_date" not in said or not self.dates:
            return True
        day = date.fromisoformat(row["date"])
        start, end = _day(said["from_date"]), _day(said["to_date"])
        after = day >= start if "[" in self.dates else day > start
        before = day <= end if "]" in self.dates else day < end
        return after and before

    def _noted(self, request: PreparedRequest) -> dict[str, str]:
        self.requests.append(asked(request))
        return self.requests[-1]


def refusal() -> str:
    """What SourceHub says to a question that it does not accept."""
    error = {"code": "BAD_REQUEST_ERROR", "description": "No such customer"}
    return json.dumps({"error": error})


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 -- a day, no moment
