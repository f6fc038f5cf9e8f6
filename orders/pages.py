"""The pages of a number's orders."""

from django.core.paginator import Page, Paginator

from orders.models import Order
from orders.models.order import OrderQuerySet

# Each is shown whole: twenty-five would be a page of 1,400 elements.
ORDERS_A_PAGE = 10


class Pages(Paginator[Order]):
    """Of orders whose number is known already, or is not (None)."""

    def __init__(self, orders: OrderQuerySet, count: int | None) -> None:
        super().__init__(orders, ORDERS_A_PAGE)
        self._orders = orders
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page[Order]:
        """In one query, that sorts the ids: an order is long."""
        number = self.validate_number(number)
        end = number * self.per_page
        ids = self._orders.values("pk")[end - self.per_page : end]
        rows = Order.objects.filter(pk__in=ids).newest_first()
        return Page(rows, number, self)
