"""Facets as conditions, and which of them an index should serve.

SQLite chooses indexes by guesses that a list with filters, an order and a limit often
proves wrong: by a factor of a thousand at a million rows. We know how many customers
each choice gives, so we choose, and hide the other conditions from it by a plus.
PostgreSQL keeps statistics of its own and is left alone.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from django.db import connection

from customers.conditions import Condition, among_values, is_not
from customers.kinds import Choice, Counts
from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source

# A row that is found by an index and then sorted costs so many rows that are read in
# the order of an index.
SORTED = 2
PAGE = 50  # rows, more or less


class Way(NamedTuple):
    """How the rows might be reached: `cost` in rows read, by the index of `facet`."""

    cost: float
    facet: str


def listed(*, hidden: bool = False) -> Condition:
    """All that are listed. `hidden`: another condition shall lead to them."""
    source = current_source()
    if not source:
        return Condition("shelf <> ''")
    return Condition(f"{_column('shelf', hidden=hidden)} = %s", (shelf_of(source),))


def narrowed(
    choices: Mapping[str, Choice], *, by: Collection[str] = ()
) -> Iterator[Condition]:
    """Lets through whom each choice does; only the facets of `by` may use an index."""
    for facet, choice in choices.items():
        column = _column(facet, hidden=facet not in by)
        chosen = among_values(column, sorted(choice.values))
        yield is_not(chosen) if choice.inverted else chosen


def pinned(choices: Mapping[str, Choice]) -> set[str]:
    """The facets that have one value in all of the list."""
    return {
        facet
        for facet, choice in choices.items()
        if len(choice.values) == 1 and not choice.inverted
    }


def best_facets(
    choices: Mapping[str, Choice],
    everybody: Counts,
    *,
    found: int,
    start: int,
    sort: str,
) -> list[str]:
    """The facet whose index leads to the rows soonest; none: that of the order.

    `everybody`: the counts without any choice; `found`: how many there are with all of
    them; `start`: how far from the nearer end the rows stand; `sort`: the first column
    of the order.
    """
    ways = list(_ways(choices, everybody, found=found, start=start, sort=sort))
    best = min(ways)
    return [best.facet] if best.facet else []


def _ways(
    choices: Mapping[str, Choice],
    everybody: Counts,
    *,
    found: int,
    start: int,
    sort: str,
) -> Iterator[Way]:
    per_row = (start + PAGE) / max(found, 1)
    yield Way(per_row * everybody.total, "")
    for facet, choice in choices.items():
        if choice.inverted:
            continue
        alone = sum(everybody.values[facet].get(value, 0) for value in choice.values)
        yield Way(SORTED * alone, facet)
        if len(choice.values) == 1 and sort in ("name_key", facet):
            yield Way(per_row * alone, facet)


def _column(name: str, *, hidden: bool) -> str:
    return f"+{name}" if hidden and connection.vendor == "sqlite" else name
