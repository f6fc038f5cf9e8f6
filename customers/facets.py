"""How many customers each value of a filter would give."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from customers.filters import NOT_GIVEN, CustomerFilter, addressed
from customers.kinds import Counts
from customers.models import FACETS
from sourcehub_portal.badges import tidied

MOST_VALUES = 25  # offered of one facet, beside the chosen: a page must stay light
EVERY_VALUE_OF = "every"  # the parameter that names a facet to offer whole


@dataclass(frozen=True, slots=True)
class Option:
    """One value: `count` customers have it, of those that the other filters give."""

    facet: str
    value: str
    count: int
    chosen: bool

    @property
    def label(self) -> str:
        return value_label(self.value)

    @property
    def element_id(self) -> str:
        """The same for the same value on every answer, so that the focus stays."""
        return f"{self.facet}-{quote(self.value, safe='')}"


@dataclass(frozen=True, slots=True)
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


def value_label(value: str) -> str:
    return "Not given" if value == NOT_GIVEN else tidied(value)


def facets(found: CustomerFilter, counts: Counts) -> list[Facet]:
    """Every facet with its counts.

    The most frequent values are offered; of a facet that the address names by
    `every=city`, all of them.
    """
    whole = found.address.getlist(EVERY_VALUE_OF)
    return [_facet(found, counts, name, whole=name in whole) for name in FACETS]


def _facet(found: CustomerFilter, counts: Counts, name: str, *, whole: bool) -> Facet:
    values = {addressed(text): count for text, count in counts.values[name].items()}
    chosen = set(found.chosen(name))
    most = len(values) if whole else MOST_VALUES
    return Facet(
        name=name,
        label=found.label_of(name),
        options=tuple(_options(name, values, chosen=chosen, most=most)),
        total=counts.without(name),
        values=len(values.keys() | chosen),
        whole=whole,
        inverted=found.is_inverted(name),
        is_least=not counts.whole,
    )


def _options(
    name: str, counts: dict[str, int], *, chosen: set[str], most: int
) -> Iterator[Option]:
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    beyond = sorted(chosen - set(by_count[:most]))
    for value in by_count[:most] + beyond:
        yield Option(name, value, counts.get(value, 0), chosen=value in chosen)
