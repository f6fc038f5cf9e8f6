"""The rows of a list that stand in several parts, one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from customers.models import Customer
from customers.models.customer import CustomerQuerySet

UNSHOWN = ("raw", "search_text")  # long, and no list shows them


@dataclass(frozen=True, slots=True)
class Segment:
    """So many customers in their order; `label` says how a search met them.

    `count` may be less than there are: then the others are not shown.
    """

    rows: CustomerQuerySet
    count: int
    label: str = ""

    def part(self, start: int, stop: int) -> list[Customer]:
        """The rows from `start` up to `stop`, read from the nearer end."""
        start, stop = max(0, start), min(stop, self.count)
        if start >= stop:
            return []
        rows = self.rows.defer(*UNSHOWN)
        if start + stop <= self.count:
            found = list(rows[start:stop])
        else:
            backwards = rows.reverse()
            found = list(backwards[self.count - stop : self.count - start])[::-1]
        for customer in found:
            customer.how_met = self.label
        return found


class Rows(Sequence[Customer]):
    """Segments as one list: what a paginator slices."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments

    def __len__(self) -> int:
        return sum(segment.count for segment in self.segments)

    @overload
    def __getitem__(self, index: int) -> Customer: ...
    @overload
    def __getitem__(self, index: slice) -> list[Customer]: ...
    def __getitem__(self, index: int | slice) -> Customer | list[Customer]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        return list(self._between(start, stop))

    def _between(self, start: int, stop: int) -> Iterator[Customer]:
        before = 0
        for segment in self.segments:
            yield from segment.part(start - before, stop - before)
            before += segment.count
