"""How many customers each value of a filter would give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from customers.filters import CustomerFilter, addressed
from customers.kinds import Counts
from customers.models import FACETS
from customers.options import Option, options_html

MOST_VALUES = 25  # offered of one facet, beside the chosen: a page must stay light
EVERY_VALUE_OF = "every"  # the parameter that names a facet to offer whole


@dataclass(frozen=True)
class Facet:
    """One filter with its values, the most frequent first.

    `total` is how many customers there are without this filter; `values`, how many
    values they have, offered or not. `is_least`: all its figures may be higher.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    total: int
    values: int
    whole: bool
    inverted: bool
    is_least: bool

    @property
    def chosen(self) -> int:
        return sum(option.chosen for option in self.options)

    @property
    def left_out(self) -> bool:
        return self.values > len(self.options)

    @cached_property
    def options_html(self) -> SafeString:
        return options_html(self.name, self.options, is_least=self.is_least)


def facets(found: CustomerFilter, counts: Counts) -> list[Facet]:
    """Every facet with its counts.

    The most frequent values are offered; of a facet that the address names by
    `every=city`, all of them.
    """
    whole = found.address.getlist(EVERY_VALUE_OF)
    return [_remembered(found, counts, name, whole=name in whole) for name in FACETS]


def _remembered(
    found: CustomerFilter, counts: Counts, name: str, *, whole: bool
) -> Facet:
    """Kept counts are the same for everybody who filters alike: so are their facets."""
    if whole:  # hundreds of values, and hardly ever asked for
        return _facet(found, counts, name, whole=True)
    asked = name, frozenset(found.chosen(name)), found.is_inverted(name)
    if asked not in counts.made:
        counts.made[asked] = _facet(found, counts, name, whole=False)
    facet: Facet = counts.made[asked]
    return facet


def _facet(found: CustomerFilter, counts: Counts, name: str, *, whole: bool) -> Facet:
    values = {addressed(text): count for text, count in counts.values[name].items()}
    chosen = set(found.chosen(name))
    most = len(values) if whole else MOST_VALUES
    return Facet(
        name=name,
        label=found.label_of(name),
        options=tuple(_options(values, chosen=chosen, most=most)),
        total=counts.without(name),
        values=len(values.keys() | chosen),
        whole=whole,
        inverted=found.is_inverted(name),
        is_least=not counts.whole,
    )


def _options(
    counts: Mapping[str, int], *, chosen: set[str], most: int
) -> Iterator[Option]:
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    beyond = sorted(chosen - set(by_count[:most]))
    for value in by_count[:most] + beyond:
        yield Option(value, counts.get(value, 0), chosen=value in chosen)
