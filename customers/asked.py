"""What a search or a flaw asks for, as questions of SQL."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from customers.conditions import (
    TABLE,
    Condition,
    all_of,
    among_ids,
    ask_ids,
    count_up_to,
)
from customers.filters import CustomerFilter
from customers.kept_counts import Kept
from customers.kinds import Choice
from customers.narrowing import listed, narrowed
from customers.recall import recall
from customers.search import Search, ids_by_index, named_exactly
from customers.stretch import in_order

# So many customers at the most share one code, GSTIN or phone and still come first.
FEW = 25

Found = TypeVar("Found")


class Hits(NamedTuple):
    """The ids of those whom a search finds, of too `many` the first. The unlisted may
    be among them."""

    ids: Sequence[int]
    many: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """`order`: the fields that lists are ordered by. `kept`: what is known of the list
    without a search. `afresh`: nothing that was found before shall serve."""

    text: str
    flaws: Sequence[str]
    choices: Mapping[str, Choice]
    order: Sequence[str]
    kept: Kept
    afresh: bool = False

    @classmethod
    def by(
        cls, found: CustomerFilter, order: Sequence[str], *, kept: Kept, afresh: bool
    ) -> "Asked":
        return cls(found.text, found.flaws, found.choices, order, kept, afresh)

    def recalled(self, make: Callable[[], Found], *by: Hashable) -> Found:
        """What the same text was found to give, or what `make` finds now. `by` names
        it, and whatever decides it beside the text. Flaws may change by themselves."""
        if self.afresh or self.flaws:
            return make()
        return recall(self.kept.as_of, (self.kept.shelf, self.text, *by), make)

    @property
    def chosen(self) -> Hashable:
        """The facets' choices, to name what they decide."""
        return frozenset(self.choices.items())

    def condition(self, search: Search, *, hidden: bool = True) -> Condition:
        """Those on the list whom a search finds, whatever the facets say. Its own index
        leads to them, or (not `hidden`) that of the list's order."""
        flawed = map(Condition, self.flaws)
        return all_of([listed(hidden=hidden), *flawed, *search.conditions])

    def narrowed(self, condition: Condition) -> Condition:
        """Those of them whom the facets let through."""
        return all_of([condition, *narrowed(self.choices)])

    def named(self) -> Sequence[int]:
        """The ids of those on the list whose very code, GSTIN or phone is looked for,
        in the order of the list. The search itself need not find them."""
        return self.recalled(self._named, "named", tuple(self.order))

    def _named(self) -> list[int]:
        exactly = named_exactly(self.text)
        if exactly is None:
            return []
        found = all_of([listed(), exactly, *map(Condition, self.flaws)])
        ordered = f"ORDER BY {in_order(tuple(self.order))} LIMIT {FEW}"
        statement = f"SELECT id FROM {TABLE} WHERE {found.sql} {ordered}"  # noqa: S608
        return ask_ids(statement, found.values)

    def hits(self, search: Search, *, most: int) -> Hits:
        """Whom a search finds, whatever the facets say: `most` of them, or all."""
        return self.recalled(lambda: self._hits(search, most), "hits", search, most)

    def _hits(self, search: Search, most: int) -> Hits:
        if not search.match or self.flaws or self.kept.unlisted > most:
            found = self.condition(search)
            few = f"SELECT id FROM {TABLE} WHERE {found.sql} LIMIT {most + 1}"  # noqa: S608
            ids = ask_ids(few, found.values)
            return Hits(ids, many=len(ids) > most)
        # The index knows nothing of the list. Mostly its number says enough.
        bound = most + self.kept.unlisted
        ids = ids_by_index(search.match, bound + 1)
        many = len(ids) > bound or (len(ids) > most and self._lists_more(most, ids))
        return Hits(ids, many)

    def listed_among(self, ids: Sequence[int]) -> Condition:
        """Those of some customers who are on the list."""
        return all_of([listed(hidden=True), among_ids(ids)])

    def _lists_more(self, most: int, ids: Sequence[int]) -> bool:
        return count_up_to(most + 1, self.listed_among(ids)) > most
