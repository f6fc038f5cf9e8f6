"""Customers for a spreadsheet: the table's columns, or every documented field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from django.db.models import DateTimeField, IntegerField

from customers.cover import cover
from customers.declared import COLUMNS
from customers.declared import Column as Declared
from customers.documented import FIELDS
from customers.documented_values import values
from customers.india import DayOf
from customers.kept_counts import counts_of_this_moment
from customers.models import Customer
from customers.selection import Selection
from customers.tables import CustomerTable
from sourcehub_portal.spreadsheet import About, Column, Kind

NAME = "customers"
FIRST = "id"
EVERY_FIELD = "all"  # what `columns` says for every documented field
ROWS_A_READ = 2_000  # customers in memory at a time, however many are exported

# What a property of Customer is made of: rows are read without making customers.
_MADE_OF = {
    "name": ("display_name", "company_name", "contact_person_name", "pk"),
}
_MOMENTS = frozenset(
    field.name
    for field in Customer._meta.concrete_fields
    if isinstance(field, DateTimeField)
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One download: its columns, its rows as they are read, their number, its cover."""

    columns: Sequence[Column[Any]]
    rows: Iterable[Any]
    count: int
    about: About


def sheet_of(selection: Selection, table: CustomerTable, *, by: str) -> Sheet:
    """All who are selected, in their order, for the person whose username is `by`.

    The address says which columns: with `columns=all` every documented field; with
    `columns=phone,city` the ID and these of the table; else all of the table, the
    hidden ones, too. Names that the table does not have are ignored.
    """
    asked = ",".join(selection.found.address.getlist("columns"))
    if asked == EVERY_FIELD:
        columns, rows = documented_columns(), _every_field(selection)
    else:
        chosen = _chosen(asked.split(","))
        columns, rows = table_columns(chosen), _fields(selection, chosen)
    count = _count(selection)
    names = [column.name for column in columns]
    about = cover(selection.found, table, columns=names, count=count, by=by)
    return Sheet(columns, rows, count, about)


def table_columns(chosen: Iterable[Declared]) -> list[Column[Any]]:
    return [Column(each.header, *_shown(each.accessor)) for each in chosen]


def documented_columns() -> list[Column[Sequence[Any]]]:
    return [
        Column(
            path,
            itemgetter(index),
            Kind.NUMBER if path.lower().endswith("id") else Kind.TEXT,
        )
        for index, path in enumerate(FIELDS)
    ]


def _chosen(names: Iterable[str]) -> list[Declared]:
    """The table's columns with these names, in their order, the ID first; all of the
    table's, where it has none of them."""
    known = [name for name in names if name in COLUMNS]
    return [COLUMNS[name] for name in dict.fromkeys((FIRST, *(known or COLUMNS)))]


def _shown(accessor: str) -> tuple[Callable[[Any], Any], Kind]:
    """How a cell is found in a row, and what it is; of a moment, its day in India."""
    if accessor in _MADE_OF:
        return getattr(Customer, accessor).fget, Kind.TEXT
    if accessor in _MOMENTS:
        return attrgetter(_name_of_day(accessor)), Kind.DATE
    is_number = isinstance(Customer._meta.get_field(accessor), IntegerField)
    return attrgetter(accessor), Kind.NUMBER if is_number else Kind.TEXT


def _name_of_day(accessor: str) -> str:
    return f"{accessor}_day"


def _fields(selection: Selection, chosen: Iterable[Declared]) -> Iterator[Any]:
    """The customers with nothing but what the columns show.

    A moment's day is the database's to say: to read two moments takes Django as long as
    all the rest of a row.
    """
    accessors = [each.accessor for each in chosen]
    shown = [field for each in accessors for field in _MADE_OF.get(each, (each,))]
    days = {_name_of_day(each): DayOf(each) for each in shown if each in _MOMENTS}
    names = [_name_of_day(each) if each in _MOMENTS else each for each in shown]
    for customers in selection.everyone():
        rows = customers.annotate(**days).values_list(*dict.fromkeys(names), named=True)
        yield from rows.iterator(ROWS_A_READ)


def _every_field(selection: Selection) -> Iterator[Sequence[Any]]:
    for customers in selection.everyone():
        for raw in customers.values_list("raw", flat=True).iterator(ROWS_A_READ):
            yield values(raw)


def _count(selection: Selection) -> int:
    """How many rows come, exactly: a list does not count to the end what is found."""
    if selection.is_plain:
        return counts_of_this_moment(selection.found.choices).total
    return sum(rows.order_by().count() for rows in selection.everyone())
