"""A search that finds no more than can be read at once.

They are read once, all of them and in order: out of that come the counts, the parts of
the list, and who stands on a page.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.asked import Asked
from customers.conditions import TABLE, ask
from customers.kinds import Counts, Kind, admits, count
from customers.models import FACETS
from customers.segments import ByIds, Segment
from customers.stretch import in_order

EXACT = "exact"
SIMILAR = "similar"
_READ = f"SELECT id, {', '.join(FACETS)} FROM {TABLE}"  # noqa: S608


@dataclass(frozen=True)
class Few:
    """Those of the customers `found` who are on the list: of these, who is not among
    `met` has a similar name."""

    asked: Asked
    found: Sequence[int]
    met: Container[int]

    @cached_property
    def counts(self) -> Counts:
        kinds = Counter(kind for _, kind in self._rows)
        return count(kinds.items(), self.asked.choices)

    @cached_property
    def segments(self) -> list[Segment]:
        """Who is named exactly, who is met, who is similar."""
        choices = self.asked.choices
        ids = [pk for pk, kind in self._rows if admits(choices, kind)]
        exact = {*self.asked.named()} & {*ids}
        met = self.met
        return [
            ByIds(part, self.asked.order, how_met)
            for how_met, part in (
                (EXACT, [pk for pk in ids if pk in exact]),
                ("", [pk for pk in ids if pk in met and pk not in exact]),
                (SIMILAR, [pk for pk in ids if pk not in met and pk not in exact]),
            )
            if part
        ]

    @cached_property
    def _rows(self) -> list[tuple[int, Kind]]:
        return list(self._read())

    def _read(self) -> Iterator[tuple[int, Kind]]:
        found = self.asked.listed_among(self.found)
        ordered = f"ORDER BY {in_order(tuple(self.asked.order))}"
        for pk, *kind in ask(f"{_READ} WHERE {found.sql} {ordered}", found.values):
            yield pk, tuple(kind)
