"""Whom an address selects: how many, by what kinds, and in which order.

Everything that a list shows, pages through or exports is asked of one Selection.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from customers.filters import CustomerFilter
from customers.kept_counts import kept_counts
from customers.kinds import Choice, Counts, Kind, count
from customers.matches import Matches
from customers.models import FACETS
from customers.models.customer import CustomerQuerySet
from customers.narrowing import best_facets, listed, narrowed
from customers.segments import Rows, Segment

# Up to here what is found is counted one by one; beyond, only where that is asked for.
COUNTED = 10_000
EXACTLY = "exact"  # the value of `count` that asks for the figure whatever it takes
BY_NAME = ("name_key", "id")


@dataclass(frozen=True)
class Selection:
    """What `found` asks for, in the order of the fields `order`.

    `start`: the first row that will be read, so that the way there can be chosen.
    """

    found: CustomerFilter
    order: Sequence[str] = BY_NAME
    start: int = 0

    @cached_property
    def counts(self) -> Counts:
        """The figures of the facets. Where nothing is searched for, they are what the
        database keeps; else those found are counted, all or the first COUNTED."""
        choices = self.found.choices
        if self.is_plain:
            return self._kept(choices)
        kinds = Counter(self._kinds).items()
        return count(kinds, choices, whole=self._counts_all or not self.is_broad)

    @property
    def is_plain(self) -> bool:
        """Whether nothing but facets is asked for."""
        return not self.found.text and not self.found.flaws

    @property
    def is_broad(self) -> bool:
        """Whether more are found, facets aside, than are counted unasked."""
        return len(self._kinds) > COUNTED

    @cached_property
    def segments(self) -> list[Segment]:
        """The parts of the list: one, or by how well a search is met."""
        if self.is_plain:
            return [Segment(self._by_facets(), self.order, self.counts.total)]
        if not self.is_broad:
            return list(self._matches.segments(self.counts.total))
        return [Segment(self._matches.by_reading, self.order, self._counted)]

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
        return (segment.rows for segment in self.segments)

    @cached_property
    def _kept(self) -> Callable[[Mapping[str, Choice]], Counts]:
        return kept_counts()

    @cached_property
    def _matches(self) -> Matches:
        return Matches(self.found, self.order)

    @property
    def _counts_all(self) -> bool:
        return bool(self.found.address.get("count") == EXACTLY)

    @cached_property
    def _kinds(self) -> list[Kind]:
        kinds = self._matches.widest.order_by().values_list(*FACETS)
        return list(kinds if self._counts_all else kinds[: COUNTED + 1])

    @property
    def _counted(self) -> int:
        if self.counts.whole:
            return self._matches.occurring.count()
        first = self._matches.occurring.order_by().values("pk")[: COUNTED + 1]
        return min(first.count(), COUNTED)

    def _by_facets(self) -> CustomerQuerySet:
        """By the index of whichever facet leads to the page's rows soonest."""
        choices, total = self.found.choices, self.counts.total
        by = best_facets(
            choices,
            self._kept({}),
            found=total,
            start=min(self.start, abs(total - self.start)),
            sort=self.order[0].removeprefix("-"),
        )
        return narrowed(listed(), choices, by=by).order_by(*self.order)
