"""Customers for a spreadsheet: the table's columns, or every documented field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from django.utils.timezone import localdate
from django_tables2.columns import BoundColumn

from customers.cover import cover
from customers.documented import FIELDS, values
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One download: its columns, its rows as they are read, their number, its cover."""

    columns: Sequence[Column[Any]]
    rows: Iterable[Any]
    count: int
    about: About


def sheet_of(selection: Selection, table: CustomerTable, *, by: str) -> Sheet:
    """Everybody selected, in their order, for the person whose username is `by`.

    The address says which columns: with `columns=all` every documented field; with
    `columns=phone,city` the ID and these of the table; else all of the table, the
    hidden ones, too. Names that the table does not have are ignored.
    """
    asked = ",".join(selection.found.address.getlist("columns"))
    everyone = list(selection.everyone())
    if asked == EVERY_FIELD:
        columns, rows = documented_columns(), _every_field(everyone)
    else:
        bound = _chosen(table, asked.split(","))
        columns, rows = table_columns(bound), _fields(everyone, bound)
    # Of this very moment: what a process remembers may be of a later one.
    count = sum(customers.order_by().count() for customers in everyone)
    names = [column.name for column in columns]
    about = cover(selection.found, table, columns=names, count=count, by=by)
    return Sheet(columns, rows, count, about)


def table_columns(bound: Iterable[BoundColumn]) -> list[Column[Any]]:
    return [
        Column(
            column.verbose_name,
            _value(str(column.accessor)),
            _KINDS.get(column.name, Kind.TEXT),
        )
        for column in bound
    ]


_KINDS = {FIRST: Kind.NUMBER, "first_seen": Kind.DATE, "last_change": Kind.DATE}


def documented_columns() -> list[Column[Sequence[Any]]]:
    return [
        Column(
            path,
            itemgetter(index),
            Kind.NUMBER if path.lower().endswith("id") else Kind.TEXT,
        )
        for index, path in enumerate(FIELDS)
    ]


def _chosen(table: CustomerTable, names: Iterable[str]) -> list[BoundColumn]:
    """The table's columns with these names, in their order, the ID first; all of the
    table's, where it has none of them."""
    known = {column.name: column for column in table.columns.iterall()}
    chosen = [name for name in names if name in known]
    return [known[name] for name in dict.fromkeys((FIRST, *(chosen or known)))]


def _value(accessor: str) -> Callable[[Any], Any]:
    """A field or a property; of a moment, its day in India."""
    if accessor in _MADE_OF:
        found: Callable[[Any], Any] = getattr(Customer, accessor).fget
        return found
    get = attrgetter(accessor)
    return (lambda row: localdate(get(row))) if accessor.endswith("_at") else get


def _fields(
    everyone: Iterable[CustomerQuerySet], bound: Iterable[BoundColumn]
) -> Iterator[Any]:
    """The customers with nothing but what the columns show."""
    accessors = [str(column.accessor) for column in bound]
    fields = [field for each in accessors for field in _MADE_OF.get(each, (each,))]
    for customers in everyone:
        rows = customers.values_list(*dict.fromkeys(fields), named=True)
        yield from rows.iterator(ROWS_A_READ)


def _every_field(everyone: Iterable[CustomerQuerySet]) -> Iterator[list[Any]]:
    for customers in everyone:
        raws = customers.values_list("raw", flat=True)
        yield from map(values, raws.iterator(ROWS_A_READ))
