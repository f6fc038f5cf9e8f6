"""The rows of a list that stands in several parts, one below the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import Neighbours


class Segment(Protocol):
    """So many customers, in an order.

    Where a search met them in a way of their own, each row has it as `how_met`.
    """

    @property
    def count(self) -> int: ...
    @property
    def customers(self) -> CustomerQuerySet: ...
    @property
    def first(self) -> Customer | None: ...
    @property
    def last(self) -> Customer | None: ...
    def read(self, start: int, stop: int, fields: tuple[str, ...]) -> list[Any]: ...
    def rank_of(self, customer: int) -> int | None: ...
    def beside(self, customer: int) -> Neighbours | None: ...


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
            rank = segment.rank_of(customer)
            if rank is not None:
                return before + rank
            before += segment.count
        return None

    def beside(self, customer: int) -> Neighbours | None:
        """Who stands on both sides of a customer; None where it is not among them."""
        for at, segment in enumerate(self.segments):
            found = segment.beside(customer)
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
            within = max(0, start - before), min(stop - before, segment.count)
            if within[0] < within[1]:
                yield from segment.read(*within, fields)
            before += segment.count


def _first(ends: Iterable[Customer | None]) -> Customer | None:
    return next((each for each in ends if each is not None), None)
