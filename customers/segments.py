"""The rows of a list that stands in several parts, one below the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import Neighbours, neighbours_of, rank_of, turned
from customers.stretch import stretch


@dataclass(frozen=True, slots=True)
class Segment:
    """So many customers, ordered by the fields of `order`.

    `count` may be less than there are: then the others are not shown. Where a search
    met them in a way of their own, each has it as `how_met`.
    """

    rows: CustomerQuerySet
    order: Sequence[str]
    count: int
    how_met: str = ""

    def read(self, start: int, stop: int, *, fields: Iterable[str]) -> list[Any]:
        """The rows from `start` up to `stop`, with these fields and no others."""
        if start >= self.count or stop <= 0:
            return []
        within = slice(max(0, start), min(stop, self.count))
        more = ("how_met",) if self.how_met else ()
        return stretch(
            self.rows,
            self.order,
            within=within,
            count=self.count,
            fields=(*fields, *more),
        )

    @property
    def first(self) -> Customer | None:
        return self.rows.order_by(*self.order).first()

    @property
    def last(self) -> Customer | None:
        return self.rows.order_by(*turned(self.order)).first()


def _first(ends: Iterable[Customer | None]) -> Customer | None:
    return next((each for each in ends if each is not None), None)


class Rows:
    """Segments as one list."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments

    def __len__(self) -> int:
        return sum(segment.count for segment in self.segments)

    def read(self, start: int, stop: int, *, fields: Iterable[str]) -> list[Any]:
        """The rows from `start` up to `stop`, with these fields and no others."""
        return list(self._read(start, stop, tuple(fields)))

    def rank_of(self, customer: int) -> int | None:
        """How many rows stand before a customer; None where it is not among them."""
        before = 0
        for segment in self.segments:
            rank = rank_of(segment.rows, segment.order, customer)
            if rank is not None:
                return before + rank
            before += segment.count
        return None

    def beside(self, customer: int) -> Neighbours | None:
        """Who stands on both sides of a customer; None where it is not among them."""
        for at, segment in enumerate(self.segments):
            found = neighbours_of(segment.rows, segment.order, customer)
            if found is not None:
                before, behind = self.segments[:at], self.segments[at + 1 :]
                return Neighbours(
                    found.previous or _first(each.last for each in reversed(before)),
                    found.next or _first(each.first for each in behind),
                )
        return None

    def _read(self, start: int, stop: int, fields: tuple[str, ...]) -> Iterator[Any]:
        before = 0
        for segment in self.segments:
            yield from segment.read(start - before, stop - before, fields=fields)
            before += segment.count
