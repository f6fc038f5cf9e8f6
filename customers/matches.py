"""Whom a search or a flaw finds, by how well they meet what is looked for."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.db.models import TextField, Value

from customers.filters import CustomerFilter
from customers.models.customer import CustomerQuerySet
from customers.narrowing import listed, narrowed
from customers.search import (
    has_names,
    named_exactly,
    occurring,
    search,
    sounding_like,
)
from customers.segments import Segment

EXACT = "exact"
SIMILAR = "similar"
# So many customers at the most share one code, GSTIN or phone and still come first.
FEW = 25


class Matches:
    """Those listed whom `found` finds, each part in the order of the fields `order`.

    The index of the search (or of a flaw) leads to them, none of a facet or an order.
    """

    def __init__(self, found: CustomerFilter, order: Sequence[str]) -> None:
        self._found = found
        self._order = order
        self._base = self._flawed(listed(hidden=True))

    @property
    def widest(self) -> CustomerQuerySet:
        """All that are found, similar names included, whatever the facets say."""
        return sounding_like(self._base, self._found.text)

    @property
    def occurring(self) -> CustomerQuerySet:
        """Those in whom every word occurs."""
        return self._narrowed(search(self._base, self._found.text))

    @property
    def by_reading(self) -> CustomerQuerySet:
        """The same by reading all customers in order: soonest, where they are many."""
        return self._narrowed(occurring(self._flawed(listed()), self._found.text))

    def segments(self, total: int) -> Iterator[Segment]:
        """The parts of a list of `total`: who is named exactly, who is met, who is
        similar."""
        named = self._named
        if named:
            rows = self._narrowed(self._base.filter(pk__in=named))
            yield self._segment(rows, len(named), EXACT)
        met = self.occurring.exclude(pk__in=named) if named else self.occurring
        if not has_names(self._found.text):
            yield self._segment(met, total - len(named))
            return
        count = met.order_by().count()
        yield self._segment(met, count)
        if similar := total - len(named) - count:
            yield self._segment(self._similar, similar, SIMILAR)

    def _segment(
        self, customers: CustomerQuerySet, count: int, how_met: str = ""
    ) -> Segment:
        if how_met:
            word = Value(how_met, output_field=TextField())
            customers = customers.annotate(how_met=word)
        return Segment(customers, self._order, count, how_met)

    @cached_property
    def _named(self) -> list[int]:
        """The ids of those whose very code, GSTIN or phone is looked for."""
        condition = named_exactly(self._found.text)
        if condition is None:
            return []
        named = self._flawed(listed()).filter(condition)
        ids = self._narrowed(named).values_list("pk", flat=True)
        return list(ids[:FEW])

    @property
    def _similar(self) -> CustomerQuerySet:
        met = search(self._base, self._found.text).order_by().values("pk")
        return self._narrowed(self.widest).exclude(pk__in=met)

    def _narrowed(self, customers: CustomerQuerySet) -> CustomerQuerySet:
        return narrowed(customers, self._found.choices).order_by(*self._order)

    def _flawed(self, customers: CustomerQuerySet) -> CustomerQuerySet:
        return customers.filter(**dict.fromkeys(self._found.flaws, True))
