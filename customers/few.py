"""A search that finds no more than can be read at once.

They are read once, all of them and in order: out of that come the counts, the parts of
the list, and who stands on a page.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from customers.asked import Asked
from customers.conditions import TABLE, Condition, ask
from customers.kinds import Counts, Kind, admits, count
from customers.models import FACETS
from customers.search import named_exactly
from customers.segments import ByIds, Segment
from customers.stretch import in_order

EXACT = "exact"
MET = ""
SIMILAR = "similar"
_FACETS = ", ".join(FACETS)


class _Row(NamedTuple):
    pk: int
    is_named: bool
    kind: Kind


@dataclass(frozen=True)
class Few:
    """Those of the customers `found` who are on the list: of these, who is not among
    `met` has a similar name."""

    asked: Asked
    found: Sequence[int]
    met: Container[int]

    @cached_property
    def counts(self) -> Counts:
        kinds = Counter(row.kind for row in self._rows)
        return count(kinds.items(), self.asked.choices)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, who is met, who is similar."""
        parts: dict[str, list[int]] = {EXACT: [], MET: [], SIMILAR: []}
        for row in self._rows:
            if admits(self.asked.choices, row.kind):
                met = MET if row.pk in self.met else SIMILAR
                parts[EXACT if row.is_named else met].append(row.pk)
        return [
            ByIds(ids, self.asked.order, how_met)
            for how_met, ids in parts.items()
            if ids
        ]

    @cached_property
    def _rows(self) -> list[_Row]:
        return list(self._read())

    def _read(self) -> Iterator[_Row]:
        found = self.asked.listed_among(self.found)
        named = named_exactly(self.asked.text) or Condition("1 = 0")
        statement = f"""
            SELECT id, CASE WHEN {named.sql} THEN 1 ELSE 0 END, {_FACETS} FROM {TABLE}
            WHERE {found.sql} ORDER BY {in_order(tuple(self.asked.order))}
        """  # noqa: S608  # nosec B608 - no value is in it
        for pk, is_named, *kind in ask(statement, [*named.values, *found.values]):
            yield _Row(pk, bool(is_named), tuple(kind))
