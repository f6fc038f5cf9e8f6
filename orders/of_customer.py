"""A customer's orders, for the customer's own page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from customers.models import Customer
from orders.counted import counted_by_status
from orders.lookup import Answer, look_up
from orders.news import news_of
from orders.totals import Totals
from orders.written import Told, rows_of
from sourcehub_portal.phone import Phone

ORDERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CustomerOrders:
    """The newest orders of a customer, found by a number of theirs, and what these
    come to.

    `count` is how many the customer has, `beside` how many more the number has: one
    phone may stand with several customers.
    """

    answer: Answer
    rows: list[SafeString]
    totals: Totals
    count: int
    beside: int


def orders_of_customer(customer: Customer, phone: Phone) -> CustomerOrders:
    """Looks `phone` up and keeps what is the customer's."""
    answer = look_up(phone)
    own = answer.orders.filter(customer_id=customer.pk)
    count = own.count()
    shown = list(own[:ORDERS_SHOWN])
    told = [Told(order.pk, order.raw) for order in shown]
    return CustomerOrders(
        answer=answer,
        rows=rows_of(told, level=3, news=news_of(answer, counted_by_status(own))),
        totals=Totals.of(shown),
        count=count,
        beside=answer.orders.count() - count,
    )
