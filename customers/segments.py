"""The rows of a list that stands in several parts, one below the other."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from customers.conditions import Condition
from customers.ids import among
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import NAMES, Neighbours, neighbours_of, rank_of, turned
from customers.stretch import of_ids, stretch


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


@dataclass(frozen=True, slots=True)
class ByCondition:
    """Whoever meets a condition, ordered by the fields of `order`.

    `count` may be less than there are: then the others are not shown. `pinned`: the
    columns that all of them have one value in.
    """

    condition: Condition
    order: Sequence[str]
    count: int
    pinned: Collection[str] = ()

    def read(self, start: int, stop: int, fields: tuple[str, ...]) -> list[Any]:
        within, count = slice(start, stop), self.count
        return stretch(
            self.condition, self.order, within=within, count=count, fields=fields
        )

    @property
    def customers(self) -> CustomerQuerySet:
        return self.condition.customers.order_by(*self.order)

    @property
    def first(self) -> Customer | None:
        return self.customers.first()

    @property
    def last(self) -> Customer | None:
        return self.condition.customers.order_by(*turned(self.order)).first()

    def rank_of(self, customer: int) -> int | None:
        customers = self.condition.customers
        return rank_of(customers, self.order, customer, pinned=self.pinned)

    def beside(self, customer: int) -> Neighbours | None:
        customers = self.condition.customers
        return neighbours_of(customers, self.order, customer, pinned=self.pinned)


@dataclass(frozen=True, slots=True)
class ByIds:
    """Customers known by their ids, which stand in the order of the fields `order`."""

    ids: Sequence[int]
    order: Sequence[str]
    how_met: str = ""

    @property
    def count(self) -> int:
        return len(self.ids)

    def read(self, start: int, stop: int, fields: tuple[str, ...]) -> list[Any]:
        more = {"how_met": self.how_met} if self.how_met else {}
        return of_ids(self.ids[start:stop], fields=fields, **more)

    @property
    def customers(self) -> CustomerQuerySet:
        found = Customer.objects.filter(pk__in=among(self.ids))
        return found.order_by(*self.order)

    @property
    def first(self) -> Customer | None:
        return self._at(0)

    @property
    def last(self) -> Customer | None:
        return self._at(len(self.ids) - 1)

    def rank_of(self, customer: int) -> int | None:
        return self.ids.index(customer) if customer in self.ids else None

    def beside(self, customer: int) -> Neighbours | None:
        rank = self.rank_of(customer)
        if rank is None:
            return None
        return Neighbours(self._at(rank - 1), self._at(rank + 1))

    def _at(self, rank: int) -> Customer | None:
        if not 0 <= rank < len(self.ids):
            return None
        return Customer.objects.only(*NAMES).filter(pk=self.ids[rank]).first()


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
