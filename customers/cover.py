"""What an export says of itself in words: its first sheet."""

from collections.abc import Iterator, Sequence

from babel.numbers import format_decimal
from django.utils import timezone

from customers.chips import chips
from customers.declared import HEADERS
from customers.filters import CustomerFilter
from customers.freshness import Freshness, freshness
from customers.tables import CustomerTable
from sourcehub_portal.age import day_and_time
from sourcehub_portal.spreadsheet import About


def cover(
    found: CustomerFilter,
    table: CustomerTable,
    *,
    columns: Sequence[str],
    count: int,
    by: str,
) -> About:
    """(what, words): what was selected, when, by whom (a username), how old it was."""
    return (
        ("Rows", format_decimal(count, locale="en_IN")),
        *(_selection(found) or [("Selected", "Every customer")]),
        ("Order", _order(table)),
        ("Columns", ", ".join(columns)),
        ("Exported", day_and_time(timezone.now())),
        ("Exported by", by),
        *_age(freshness()),
    )


def _selection(found: CustomerFilter) -> list[tuple[str, str]]:
    """The search, and each filter with its values."""
    values: dict[str, list[str]] = {}
    for chip in chips(found):
        values.setdefault(chip.label, []).append(chip.value)
    return [(label, " or ".join(each)) for label, each in values.items()]


def _order(table: CustomerTable) -> str:
    name = table.sort.removeprefix("-")
    way = "descending" if table.sort.startswith("-") else "ascending"
    return f"{HEADERS[name]}, {way}"


def _age(mirror: Freshness) -> Iterator[tuple[str, str]]:
    whole = "Not fetched completely from SourceHub so far"
    yield "Data as of", day_and_time(mirror.as_of) if mirror.as_of else whole
    if mirror.reason:
        yield "Last fetch", mirror.reason
