"""Customers for a spreadsheet: the table's columns, or every documented field."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.timezone import localdate

from customers.documented import FIELDS, value_at
from customers.models import Customer
from customers.tables import CustomerTable
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import CustomerRecord
from sourcehub_portal.spreadsheet import Column, Format, Kind, download

NAME = "customers"
ROWS_A_READ = 2_000  # customers in memory at a time, however many are exported


def export_table(table: CustomerTable, chosen: Format) -> StreamingHttpResponse:
    """Every row of the table, in its order, with its columns (the hidden ones, too)."""
    rows = table.in_order.defer("raw", "search_text").iterator(ROWS_A_READ)
    return download(format=chosen, name=NAME, columns=table_columns(table), rows=rows)


def export_every_field(table: CustomerTable, chosen: Format) -> StreamingHttpResponse:
    """Every row of the table, in its order, with all that SourceHub says of it."""
    return download(
        format=chosen, name=NAME, columns=documented_columns(), rows=_records(table)
    )


def table_columns(table: CustomerTable) -> list[Column[Customer]]:
    return [
        Column(
            column.verbose_name,
            _value(column.accessor),
            _KINDS.get(column.name, Kind.TEXT),
        )
        for column in table.columns.iterall()
    ]


_KINDS = {"id": Kind.NUMBER, "first_seen": Kind.DATE, "last_change": Kind.DATE}


def _value(accessor: str) -> Callable[[Customer], Any]:
    """A field; of a moment, its day in India."""
    if not accessor.endswith("_at"):
        return attrgetter(accessor)
    return lambda customer: localdate(attrgetter(accessor)(customer))


def documented_columns() -> list[Column[CustomerRecord]]:
    return [
        Column(
            path,
            partial(value_at, path=path),
            Kind.NUMBER if path.lower().endswith("id") else Kind.TEXT,
        )
        for path in FIELDS
    ]


def _records(table: CustomerTable) -> Iterator[CustomerRecord]:
    raw = table.in_order.values_list("raw", flat=True)
    return map(parse_customer, raw.iterator(ROWS_A_READ))
