"""What a search or a flaw asks for, as questions of SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from customers.conditions import (
    TABLE,
    Condition,
    all_of,
    among_ids,
    ask_ids,
    count_up_to,
)
from customers.filters import CustomerFilter
from customers.kinds import Choice
from customers.narrowing import listed, narrowed
from customers.search import Search, ids_by_index, named_exactly
from customers.stretch import in_order

# So many customers at the most share one code, GSTIN or phone and still come first.
FEW = 25


class Hits(NamedTuple):
    """The ids of those whom a search finds, of too `many` the first. The unlisted may
    be among them."""

    ids: Sequence[int]
    many: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """`order`: the fields that lists are ordered by. `unlisted`: how many customers the
    mirror has beside those on the list."""

    text: str
    flaws: Sequence[str]
    choices: Mapping[str, Choice]
    order: Sequence[str]
    unlisted: int

    @classmethod
    def by(
        cls, found: CustomerFilter, order: Sequence[str], *, unlisted: int
    ) -> "Asked":
        return cls(found.text, found.flaws, found.choices, order, unlisted)

    def condition(self, search: Search, *, hidden: bool = True) -> Condition:
        """Those on the list whom a search finds, whatever the facets say. Its own index
        leads to them, or (not `hidden`) that of the list's order."""
        flawed = map(Condition, self.flaws)
        return all_of([listed(hidden=hidden), *flawed, *search.conditions])

    def narrowed(self, condition: Condition) -> Condition:
        """Those of them whom the facets let through."""
        return all_of([condition, *narrowed(self.choices)])

    def named(self) -> list[int]:
        """The ids of those on the list whose very code, GSTIN or phone is looked for,
        in the order of the list. The search itself need not find them."""
        exactly = named_exactly(self.text)
        if exactly is None:
            return []
        found = all_of([listed(), exactly, *map(Condition, self.flaws)])
        ordered = f"ORDER BY {in_order(tuple(self.order))} LIMIT {FEW}"
        statement = f"SELECT id FROM {TABLE} WHERE {found.sql} {ordered}"  # noqa: S608
        return ask_ids(statement, found.values)

    def hits(self, search: Search, *, most: int) -> Hits:
        """Whom a search finds, whatever the facets say: `most` of them, or all."""
        if not search.match or self.flaws or self.unlisted > most:
            found = self.condition(search)
            few = f"SELECT id FROM {TABLE} WHERE {found.sql} LIMIT {most + 1}"  # noqa: S608
            ids = ask_ids(few, found.values)
            return Hits(ids, many=len(ids) > most)
        # The index knows nothing of the list. Mostly its number says enough.
        bound = most + self.unlisted
        ids = ids_by_index(search.match, bound + 1)
        many = len(ids) > bound or (len(ids) > most and self._lists_more(most, ids))
        return Hits(ids, many)

    def listed_among(self, ids: Sequence[int]) -> Condition:
        """Those of some customers who are on the list."""
        return all_of([listed(hidden=True), among_ids(ids)])

    def _lists_more(self, most: int, ids: Sequence[int]) -> bool:
        return count_up_to(most + 1, self.listed_among(ids)) > most
