"""Whom an address selects: how many, by what kinds, and in which order.

Everything that a list shows, pages through or exports is asked of one Selection.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.asked import Asked
from customers.by_condition import ByCondition
from customers.conditions import all_of
from customers.few import Few
from customers.filters import CustomerFilter
from customers.kept_counts import Kept, kept_counts
from customers.kinds import Counts
from customers.many import Many
from customers.models.customer import CustomerQuerySet
from customers.narrowing import best_facets, listed, narrowed, pinned
from customers.search import searches
from customers.segments import Rows, Segment

# Up to here what is found is counted one by one; beyond, only where that is asked for.
COUNTED = 10_000
EXACTLY = "exact"  # the value of `count` that asks for the figure whatever it takes
BY_NAME = ("name_key", "id")


@dataclass(frozen=True)
class Selection:
    """What `found` asks for, in the order of the fields `order`.

    `start`: the first row that will be read, so that the way there can be chosen.
    `afresh`: all is asked anew, for who reads the database as it was at one moment.
    """

    found: CustomerFilter
    order: Sequence[str] = BY_NAME
    start: int = 0
    afresh: bool = False

    @cached_property
    def counts(self) -> Counts:
        """The figures of the facets. Where nothing is searched for, they are what the
        database keeps; else those found are counted, all or the first of too many."""
        if self.is_plain:
            return self._kept(self.found.choices)
        return self._matches.counts

    @property
    def is_plain(self) -> bool:
        """Whether nothing but facets is asked for."""
        return not self.found.text and not self.found.flaws

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """The parts of the list: one, or by how well a search is met."""
        return [self._by_facets()] if self.is_plain else self._matches.segments

    @cached_property
    def rows(self) -> Rows:
        """All of them, to be sliced."""
        return Rows(self.segments)

    @property
    def is_least(self) -> bool:
        """Whether there may be more than `rows` says."""
        return not self.counts.whole and len(self.rows) >= COUNTED

    @cached_property
    def everybody(self) -> int:
        """How many there are without any filter."""
        return self._kept({}).total

    def everyone(self) -> Iterator[CustomerQuerySet]:
        """All of them in their order, for who reads them to the end."""
        return (segment.customers for segment in self.segments)

    @cached_property
    def _kept(self) -> Kept:
        return kept_counts()

    @cached_property
    def _matches(self) -> Few | Many:
        kept = self._kept
        asked = Asked.by(self.found, self.order, kept=kept, afresh=self.afresh)
        met, widest = asked.recalled(lambda: searches(asked.text), "searches")
        found = asked.hits(met, most=COUNTED)
        if found.many:
            exactly = self.found.address.get("count") == EXACTLY
            return Many(asked, met, found.ids, COUNTED, exactly, kept({}))
        # Where too many sound alike, that is no help.
        wider = asked.hits(widest, most=COUNTED) if widest != met else found
        ids = found.ids if wider.many else wider.ids
        return Few(asked, ids, met=found.ids, named=asked.named())

    def _by_facets(self) -> ByCondition:
        """By the index of whichever facet leads to the page's rows soonest."""
        choices, total = self.found.choices, self.counts.total
        by = best_facets(
            choices,
            self._kept({}),
            found=total,
            start=min(self.start, abs(total - self.start)),
            sort=self.order[0].removeprefix("-"),
        )
        condition = all_of([listed(), *narrowed(choices, by=by)])
        return ByCondition(condition, self.order, total, pinned(choices))
