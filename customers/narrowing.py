"""Facets as conditions of a query, and which of them an index should serve.

SQLite chooses indexes by guesses that a list with filters, an order and a limit often
proves wrong: by a factor of a thousand at a million rows. We know how many customers
each choice gives, so we choose, and hide the other conditions from it. PostgreSQL keeps
statistics of its own and is left alone.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Func, TextField

from customers.kinds import Choice, Counts
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source

# A row that is found by an index and then sorted costs so many rows that are read in
# the order of an index.
SORTED = 2
PAGE = 50  # rows, more or less


class Unindexed(Func):
    """A column that SQLite does not look for an index of."""

    template = "+%(expressions)s"
    output_field = TextField()


class Way(NamedTuple):
    """How the rows might be reached: `cost` in rows read, by the index of `facet`."""

    cost: float
    facet: str


def listed(*, hidden: bool = False) -> CustomerQuerySet:
    """All that are listed. `hidden`: another condition shall lead to them."""
    source = current_source()
    if not (hidden and source and connection.vendor == "sqlite"):
        return Customer.objects.listed()
    customers = Customer.objects.alias(unindexed_shelf=Unindexed(F("shelf")))
    return customers.filter(unindexed_shelf=shelf_of(source))


def narrowed(
    customers: CustomerQuerySet,
    choices: Mapping[str, Choice],
    *,
    by: Collection[str] = (),
) -> CustomerQuerySet:
    """Those whom all choices let through; only the facets of `by` may use an index."""
    for facet, choice in choices.items():
        name = facet
        if facet not in by and connection.vendor == "sqlite":
            name = f"unindexed_{facet}"
            customers = customers.alias(**{name: Unindexed(F(facet))})
        values = sorted(choice.values)
        condition = {name: values[0]} if len(values) == 1 else {f"{name}__in": values}
        if choice.inverted:
            customers = customers.exclude(**condition)
        else:
            customers = customers.filter(**condition)
    return customers


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
