"""Customers to select among, and what an address selects of them."""

from typing import Any

from django.http import QueryDict

from customers.filters import CustomerFilter
from customers.selection import Selection
from tests.customers.factory import make_customer

NAMES = ("Laxmi Traders", "Lakshmi Stores", "Sita", "Seeta", "Ram", "Zaveri")

PLACES = (("Kochi", "Kerala"), ("Mysuru", "Karnataka"), ("", ""))


def selected(query: str, *order: str, start: int = 0) -> Selection:
    found = CustomerFilter(QueryDict(query))
    return Selection(found, order or ("name_key", "id"), start=start)


def ids(query: str, *order: str) -> list[int]:
    return [row.pk for row in read(selected(query, *order))]


def read(selection: Selection, start: int = 0, stop: int | None = None) -> list[Any]:
    rows = selection.rows
    return rows.read(start, len(rows) if stop is None else stop, fields=("pk",))


def how_met(query: str) -> list[tuple[int, str]]:
    return [(row.pk, getattr(row, "how_met", "")) for row in read(selected(query))]


def make_mixture(count: int) -> None:
    for number in range(1, count + 1):
        city, state = PLACES[number % 3]
        make_customer(
            number,
            display_name=NAMES[number % len(NAMES)],
            city=city,
            state=state,
            status="Inactive" if number % 4 else "Active",
            email="" if number % 5 else "a@b.in",
        )
