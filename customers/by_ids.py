"""A part of a list that was read already: who stands in it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from customers.ids import among
from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import NAMES, Neighbours
from customers.stretch import of_ids


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
