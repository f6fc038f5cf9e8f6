"""A search that finds no more than can be read at once.

They are read once, all of them and in order: out of that come the counts, the parts of
the list, and who stands on a page.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.asked import Asked
from customers.by_ids import ByIds
from customers.conditions import TABLE, ask
from customers.kinds import Counts, Kind, admits, count
from customers.models import FACETS
from customers.segments import Segment
from customers.stretch import in_order

EXACT = "exact"
MET = ""
SIMILAR = "similar"
_READ = f"SELECT id, {', '.join(FACETS)} FROM {TABLE}"  # noqa: S608


@dataclass(frozen=True)
class Few:
    """Those of the customers `found` who are on the list: of these, who is not among
    `met` has a similar name. Who is `named` exactly may be found by that alone."""

    asked: Asked
    found: Sequence[int]
    met: Container[int]
    named: Sequence[int]

    @cached_property
    def counts(self) -> Counts:
        kinds = Counter(kind for _, kind in self._rows)
        return count(kinds.items(), self.asked.choices)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, who is met, who is similar."""
        named = {*self.named}
        parts: dict[str, list[int]] = {EXACT: [], MET: [], SIMILAR: []}
        for pk, kind in self._rows:
            if admits(self.asked.choices, kind):
                how_met = MET if pk in self.met else SIMILAR
                parts[EXACT if pk in named else how_met].append(pk)
        return [
            ByIds(ids, self.asked.order, how_met)
            for how_met, ids in parts.items()
            if ids
        ]

    @cached_property
    def _rows(self) -> list[tuple[int, Kind]]:
        return list(self._read())

    def _read(self) -> Iterator[tuple[int, Kind]]:
        found = self.asked.listed_among([*self.found, *self.named])
        end = f"WHERE {found.sql} ORDER BY {in_order(tuple(self.asked.order))}"
        for pk, *kind in ask(f"{_READ} {end}", found.values):
            yield pk, tuple(kind)
