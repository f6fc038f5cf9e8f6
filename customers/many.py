"""A search that finds more than are read at once.

The list is read in its order and looked through row by row, which soon has a page full.
Similar names are not looked for.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.asked import Asked
from customers.conditions import TABLE, all_of, among_values, ask, count_up_to, is_not
from customers.few import EXACT
from customers.kinds import Counts, Kind, count
from customers.models import FACETS
from customers.narrowing import pinned
from customers.search import Search, occurring
from customers.segments import ByCondition, ByIds, Segment

# So many show which kinds of customers there are, where not all are counted.
LOOKED_AT = 1_000
_KINDS = f"SELECT {', '.join(FACETS)} FROM {TABLE}"  # noqa: S608


@dataclass(frozen=True)
class Many:
    """Those whom the search `met` finds, more than `counted`, of whom `some` are known;
    `exactly`: all of them shall be counted nevertheless."""

    asked: Asked
    met: Search
    some: Sequence[int]
    counted: int
    exactly: bool

    @cached_property
    def counts(self) -> Counts:
        kinds = Counter(self._kinds())
        return count(kinds.items(), self.asked.choices, whole=self.exactly)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, and all others."""
        asked = self.asked
        exact = sorted(asked.named())
        found = asked.condition(occurring(asked.text), hidden=False)
        if exact:
            found = all_of([found, is_not(among_values("id", exact))])
        rest = ByCondition(
            asked.narrowed(found),
            asked.order,
            max(0, self._number - len(exact)),
            pinned(asked.choices),
        )
        return [ByIds(exact, asked.order, EXACT), rest] if exact else [rest]

    @property
    def _number(self) -> int:
        """How many the facets let through: no more than are counted, unless asked."""
        if self.exactly:
            return self.counts.total
        if not self.asked.choices:
            return self.counted
        let_through = self.asked.narrowed(self.asked.condition(self.met))
        return count_up_to(self.counted, let_through)

    def _kinds(self) -> list[Kind]:
        found = (
            self.asked.condition(self.met)
            if self.exactly
            else self.asked.listed_among(self.some[:LOOKED_AT])
        )
        return ask(f"{_KINDS} WHERE {found.sql}", found.values)
