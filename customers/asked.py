"""What a search or a flaw asks for, as questions of SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from customers.conditions import TABLE, Condition, all_of, ask, count_up_to
from customers.filters import CustomerFilter
from customers.kinds import Choice
from customers.narrowing import listed, narrowed
from customers.search import Search, count_by_index, ids_by_index, named_exactly

# So many customers at the most share one code, GSTIN or phone and still come first.
FEW = 25


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
        """The ids of those whose very code, GSTIN or phone is looked for."""
        exactly = named_exactly(self.text)
        if exactly is None:
            return []
        found = self.narrowed(all_of([exactly, *map(Condition, self.flaws)]))
        statement = f"SELECT id FROM {TABLE} WHERE {found.sql} LIMIT {FEW}"  # noqa: S608
        return [pk for (pk,) in ask(statement, found.values)]

    def ids(self, search: Search) -> set[int]:
        """The ids of those whom a search finds; the gone may be among them."""
        if search.match:
            return set(ids_by_index(search.match))
        found = self.condition(search)
        rows = ask(f"SELECT id FROM {TABLE} WHERE {found.sql}", found.values)  # noqa: S608
        return {pk for (pk,) in rows}

    def finds_more_than(self, most: int, search: Search) -> bool:
        """Whether a search finds so many on the list, whatever the facets say."""
        if search.match and not self.flaws:
            # The index knows nothing of the list. Mostly its number says enough.
            number = count_by_index(search.match, most + self.unlisted + 1)
            if number <= most or number > most + self.unlisted:
                return number > most
        return count_up_to(most + 1, self.condition(search)) > most
