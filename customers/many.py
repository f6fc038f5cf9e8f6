"""A search that finds more than are read at once.

The list is read in its order and looked through row by row, which soon has a page full.
Similar names are not looked for.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.asked import Asked
from customers.by_condition import FarBetween, Find
from customers.by_ids import ByIds
from customers.conditions import (
    TABLE,
    all_of,
    among_ids,
    among_values,
    ask,
    count_up_to,
    is_not,
)
from customers.few import EXACT
from customers.kinds import Counts, Kind, count
from customers.models import FACETS
from customers.narrowing import pinned
from customers.search import Search, occurring
from customers.segments import Segment

# So many show which kinds of customers there are, where not all are counted.
LOOKED_AT = 250
_KINDS = f"SELECT {', '.join(FACETS)} FROM {TABLE}"  # noqa: S608


@dataclass(frozen=True)
class Many:
    """Those whom the search `met` finds, more than `counted`, of whom `some` are known;
    `exactly`: all of them shall be counted nevertheless. `everybody`: the counts
    without a search."""

    asked: Asked
    met: Search
    some: Sequence[int]
    counted: int
    exactly: bool
    everybody: Counts

    @cached_property
    def counts(self) -> Counts:
        """Of every value that anybody on the list has; where not all are counted, how
        many the first of them have, and what else is certain."""
        chosen = self.asked.chosen
        counted = self.asked.recalled(self._counted, "least", self.exactly, chosen)
        if self.exactly:
            return counted
        values = {
            facet: dict.fromkeys(everybody, 0) | dict(counted.values[facet])
            for facet, everybody in self.everybody.values.items()
        }
        for facet in pinned(self.asked.choices):
            (value,) = self.asked.choices[facet].values
            values[facet][value] = max(self._number, values[facet].get(value, 0))
        return Counts(self._number, values, whole=False)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, and all others."""
        asked, exact = self.asked, self._exact
        found = asked.condition(occurring(asked.text), hidden=False)
        if exact:
            found = all_of([found, is_not(among_values("id", exact))])
        rest = FarBetween(
            asked.narrowed(found),
            asked.order,
            max(0, self._number - self._exact_and_met),
            pinned(asked.choices),
            is_whole=self.exactly or self._number < self.counted,
            recalled=self._standing,
        )
        return [ByIds(exact, asked.order, EXACT), rest] if exact else [rest]

    def _standing(self, find: Find, start: int, stop: int) -> list[int]:
        asked = self.asked
        which = tuple(asked.order), asked.chosen, self.exactly, start, stop
        return asked.recalled(find, "page", *which)

    @cached_property
    def _number(self) -> int:
        """How many the facets let through: no more than are counted, unless asked."""
        if self.exactly:
            return self.counts.total
        if not self.asked.choices:
            return self.counted
        return self.asked.recalled(self._let_through, "number", self.asked.chosen)

    def _let_through(self) -> int:
        found = self.asked.narrowed(self.asked.condition(self.met))
        return count_up_to(self.counted, found)

    @cached_property
    def _exact(self) -> list[int]:
        """Those named exactly whom the facets let through."""
        named = self.asked.named()
        if not named:
            return []
        let_through = self.asked.narrowed(among_ids(named))
        ids = f"SELECT id FROM {TABLE} WHERE {let_through.sql}"  # noqa: S608
        admitted = {pk for (pk,) in ask(ids, let_through.values)}
        return [pk for pk in named if pk in admitted]

    @property
    def _exact_and_met(self) -> int:
        if not self._exact:
            return 0
        met = self.asked.condition(occurring(self.asked.text))
        return count_up_to(len(self._exact), all_of([met, among_ids(self._exact)]))

    def _counted(self) -> Counts:
        return count(Counter(self._kinds()).items(), self.asked.choices)

    def _kinds(self) -> list[Kind]:
        if self.exactly:
            found, end = self.asked.condition(self.met), ""
        else:
            # Where some are not on the list, the first may be these.
            some = self.some if self.asked.kept.unlisted else self.some[:LOOKED_AT]
            found, end = self.asked.listed_among(some), f" LIMIT {LOOKED_AT}"
        return ask(f"{_KINDS} WHERE {found.sql}{end}", found.values)
