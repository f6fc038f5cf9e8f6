"""A part of a list whose rows an index leads to, however many they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from customers.conditions import Condition
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import Neighbours, neighbours_of, rank_of, turned
from customers.stretch import stretch


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
