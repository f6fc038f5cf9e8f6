"""Customers for a spreadsheet: the table's columns, or every documented field."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from operator import attrgetter

from django.http import StreamingHttpResponse

from customers.documented import FIELDS, value_at
from customers.models import Customer
from customers.selection import Selection
from customers.tables import CustomerTable
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import CustomerRecord
from sourcehub_portal.spreadsheet import Column, Format, Kind, download

NAME = "customers"
ROWS_A_READ = 2_000  # customers in memory at a time, however many are exported


def export_table(
    selection: Selection, table: CustomerTable, chosen: Format
) -> StreamingHttpResponse:
    """Every row, in its order, with the table's columns (the hidden ones, too)."""
    rows = chain.from_iterable(
        customers.defer("raw", "search_text").iterator(ROWS_A_READ)
        for customers in selection.everyone()
    )
    return download(format=chosen, name=NAME, columns=table_columns(table), rows=rows)


def export_every_field(
    selection: Selection, _: CustomerTable, chosen: Format
) -> StreamingHttpResponse:
    """Every row, in its order, with all that SourceHub says of it."""
    rows = _records(selection)
    return download(format=chosen, name=NAME, columns=documented_columns(), rows=rows)


def table_columns(table: CustomerTable) -> list[Column[Customer]]:
    return [
        Column(
            column.verbose_name,
            attrgetter(column.accessor),
            Kind.NUMBER if column.name == "id" else Kind.TEXT,
        )
        for column in table.columns.iterall()
    ]


def documented_columns() -> list[Column[CustomerRecord]]:
    return [
        Column(
            path,
            partial(value_at, path=path),
            Kind.NUMBER if path.lower().endswith("id") else Kind.TEXT,
        )
        for path in FIELDS
    ]


def _records(selection: Selection) -> Iterator[CustomerRecord]:
    for customers in selection.everyone():
        raw = customers.values_list("raw", flat=True)
        yield from map(parse_customer, raw.iterator(ROWS_A_READ))
