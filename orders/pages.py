"""The pages of a number's orders."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from orders.models import Order
from orders.models.order import OrderQuerySet
from orders.unfolded import RawOrder
from sourcehub_portal.together import Statement
from sourcehub_portal.written import figures_written_once

# Each is shown whole: twenty-five would be a page of 1,400 elements.
ORDERS_A_PAGE = 10


class Pages(Paginator[RawOrder]):
    """Of orders whose number is known already, or is not (None). Of an order is read
    what its row is written out of.

    `whole`: the look-up and the source, where these are all orders of an answer.
    """

    def __init__(
        self,
        orders: Callable[[], OrderQuerySet],
        count: int | None,
        *,
        whole: tuple[int, str] | None,
    ) -> None:
        super().__init__((), ORDERS_A_PAGE)
        self._orders, self._whole = orders, whole
        self.count = orders().count() if count is None else count

    def page(self, number: int | str) -> Page[RawOrder]:
        number = self.validate_number(number)
        return Page([RawOrder(*row) for row in self._rows(number)], number, self)

    def _rows(self, number: int) -> Iterable[tuple[int, str]]:
        if self._whole and number == 1:
            return _first_page(*self._whole)
        return _page(self._orders(), number)


def first_page_asked(look_up: int, source: str) -> Statement:
    """The question that the first page of a whole answer is."""
    return _first_page.statement(look_up, source)


@figures_written_once
def _first_page(look_up: int, source: str) -> QuerySet[Order, tuple[Any, ...]]:
    every = Order.objects.filter(look_ups=look_up, source=source)
    return _page(every.newest_first(), 1)


def _page(orders: OrderQuerySet, number: int) -> QuerySet[Order, tuple[Any, ...]]:
    """In one query, that sorts the ids: an order is long."""
    end = number * ORDERS_A_PAGE
    ids = orders.values("pk")[end - ORDERS_A_PAGE : end]
    listed = Order.objects.filter(pk__in=ids).newest_first()
    return listed.values_list("pk", "raw")
