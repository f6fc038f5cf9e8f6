"""The filters in use, each with the address of the list without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from customers.facets import FACETS, Facet, value_label
from customers.filters import CustomerFilter
from customers.state import EVERYBODY, VIEW


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of an empty list: the filter to drop, and how many customers come."""

    label: str
    count: int
    address: str


def chips(found: CustomerFilter) -> list[Chip]:
    """Every value in use, in the order of the filters."""
    return list(_chips(found))


def _chips(found: CustomerFilter) -> Iterator[Chip]:
    if found.text:
        yield Chip("Search", found.text, without(found.data, "q"))
    for name in FACETS:
        label = found.filters[name].label
        for value in found.chosen(name):
            address = without(found.data, name, value=value)
            yield Chip(label, value_label(value), address)


def cleared(found: CustomerFilter) -> str:
    """The address of the whole list, sorted and paged as it was."""
    return without(found.data, "q", *FACETS)


def ways_out(found: CustomerFilter, counted: list[Facet]) -> list[Way]:
    """For a list that is empty: what dropping each filter would bring, the most first.

    A filter that brings nobody by itself is left out.
    """
    totals = {facet.name: facet.total for facet in counted}
    ways = [
        Way(
            label=found.filters[name].label,
            count=totals[name] if name in totals else found.without(name).count(),
            address=without(found.data, name),
        )
        for name in found.active
    ]
    return sorted(filter(lambda way: way.count, ways), key=lambda way: -way.count)


def without(parameters: QueryDict, *names: str, value: str = "") -> str:
    """The address without some parameters (or one value of them), at its first page.

    One without any would lead to a person's default view, not to everybody.
    """
    kept = parameters.copy()
    kept.pop("page", None)
    for name in names:
        rest = [each for each in kept.getlist(name) if value and each != value]
        kept.setlist(name, rest)
    return f"?{kept.urlencode() or urlencode({VIEW: EVERYBODY})}"
