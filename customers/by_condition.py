"""A part of a list whose rows an index leads to, however many they are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from customers.conditions import Condition
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import Neighbours, neighbours_of, rank_of, turned
from customers.stretch import of_ids, stretch


@dataclass(frozen=True, slots=True)
class ByCondition:
    """Whoever meets a condition, ordered by the fields of `order`.

    Where the list is not `is_whole`, there may be more than `count`, which are not
    shown. `pinned`: the columns that all of them have one value in.
    """

    condition: Condition
    order: Sequence[str]
    count: int
    pinned: Collection[str] = ()
    is_whole: bool = True

    def read(self, start: int, stop: int, fields: tuple[str, ...]) -> list[Any]:
        return stretch(
            self.condition,
            self.order,
            within=slice(start, stop),
            count=self.count if self.is_whole else None,
            fields=fields,
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
        rank = rank_of(customers, self.order, customer, pinned=self.pinned)
        return rank if rank is not None and rank < self.count else None

    def beside(self, customer: int) -> Neighbours | None:
        customers = self.condition.customers
        return neighbours_of(customers, self.order, customer, pinned=self.pinned)


Find = Callable[[], list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FarBetween(ByCondition):
    """The same where whoever meets the condition is far between: to walk to a page of
    them takes longer than to read it.

    `recalled` is given what finds the ids of the rows from one to another, and gives
    these ids, found now or before.
    """

    recalled: Callable[[Find, int, int], list[int]]

    def read(self, start: int, stop: int, fields: tuple[str, ...]) -> list[Any]:
        def find() -> list[int]:
            return [row.pk for row in ByCondition.read(self, start, stop, ("pk",))]

        return of_ids(self.recalled(find, start, stop), fields=fields)
