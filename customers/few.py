"""A search that finds no more than can be read at once.

They are read once, all of them and in order: out of that come the counts, the parts of
the list, and who stands on a page.
"""

from collections import Counter
from collections.abc import Sequence
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
    met: Sequence[int]
    named: Sequence[int]

    @cached_property
    def counts(self) -> Counts:
        return self.asked.recalled(self._counted, "counts", self.asked.chosen)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, who is met, who is similar."""
        order = tuple(self.asked.order)
        parts = self.asked.recalled(self._parts, "parts", order, self.asked.chosen)
        return [
            ByIds(ids, self.asked.order, how_met)
            for how_met, ids in parts.items()
            if ids
        ]

    def _counted(self) -> Counts:
        kinds = Counter(kind for _, kind in self._rows)
        return count(kinds.items(), self.asked.choices)

    def _parts(self) -> dict[str, list[int]]:
        met, named = {*self.met}, {*self.named}
        parts: dict[str, list[int]] = {EXACT: [], MET: [], SIMILAR: []}
        for pk, kind in self._rows:
            if admits(self.asked.choices, kind):
                how_met = MET if pk in met else SIMILAR
                parts[EXACT if pk in named else how_met].append(pk)
        return parts

    @cached_property
    def _rows(self) -> list[tuple[int, Kind]]:
        return self.asked.recalled(self._read, "rows", tuple(self.asked.order))

    def _read(self) -> list[tuple[int, Kind]]:
        found = self.asked.listed_among([*self.found, *self.named])
        end = f"WHERE {found.sql} ORDER BY {in_order(tuple(self.asked.order))}"
        # They are kept: thousands are of a few kinds.
        kinds: dict[Kind, Kind] = {}
        return [
            (pk, kinds.setdefault(kind, kind))
            for pk, *values in ask(f"{_READ} {end}", found.values)
            for kind in (tuple(values),)
        ]
