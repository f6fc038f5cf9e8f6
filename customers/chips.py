"""The filters in use, each with the address of the list without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from customers.filters import INVERTED, CustomerFilter
from customers.flaws import FLAW_LABELS
from customers.models import FACETS
from customers.options import value_label
from customers.selection import Selection
from customers.state import EVERYBODY, ROW, VIEW


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of an empty list: the filter to drop, and how many customers come; if
    `is_least`, there may be more."""

    label: str
    count: int
    address: str
    is_least: bool = False


def chips(found: CustomerFilter) -> list[Chip]:
    """Every value in use, in the order of the filters."""
    return list(_chips(found))


def _chips(found: CustomerFilter) -> Iterator[Chip]:
    if found.text:
        yield Chip("Search", found.text, without(found.address, "q"))
    for name in FACETS:
        label = found.label_of(name)
        if found.is_inverted(name):
            label = f"{label} is not"
        for value in found.chosen(name):
            address = without(found.address, name, value=value)
            yield Chip(label, value_label(value), address)
    for flaw in found.flaws:
        address = without(found.address, "flaw", value=flaw)
        yield Chip("Data quality", FLAW_LABELS[flaw], address)


def cleared(found: CustomerFilter) -> str:
    """The address of the whole list, sorted and paged as it was."""
    return without(found.address, "q", "flaw", *FACETS)


def ways_out(selection: Selection) -> list[Way]:
    """For a list that is empty: what dropping each filter would bring, the most first.

    A filter that brings nobody by itself is left out.
    """
    ways = [_way(selection, name) for name in selection.found.active]
    return sorted(filter(lambda way: way.count, ways), key=lambda way: -way.count)


def _way(selection: Selection, name: str) -> Way:
    found = selection.found
    label, address = found.label_of(name), without(found.address, name)
    if name in FACETS and selection.counts.whole:
        number = selection.counts.without(name)
        return Way(label, number, address)
    rest = Selection(CustomerFilter(_parameters_without(found.address, name)))
    return Way(label, len(rest.rows), address, is_least=rest.is_least)


def without(parameters: QueryDict, *names: str, value: str = "") -> str:
    """The address without some parameters (or one value of them), at its first page,
    wherever in the list somebody was.

    One without any would lead to a person's default view, not to everybody.
    """
    kept = _parameters_without(parameters, *names, value=value)
    return f"?{kept.urlencode() or urlencode({VIEW: EVERYBODY})}"


def _parameters_without(
    parameters: QueryDict, *names: str, value: str = ""
) -> QueryDict:
    kept = parameters.copy()
    for place in ("page", ROW):
        kept.pop(place, None)
    for name in names:
        rest = [each for each in kept.getlist(name) if value and each != value]
        kept.setlist(name, rest)
    for name in kept.getlist(INVERTED):
        if not kept.getlist(name):
            left = [each for each in kept.getlist(INVERTED) if each != name]
            kept.setlist(INVERTED, left)
    return kept
