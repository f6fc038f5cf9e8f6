"""A customer's orders, for the customer's own page."""

from dataclasses import dataclass
from functools import partial

from django.utils.safestring import SafeString

from customers.models import Customer
from orders.counted import counted_by_status
from orders.lookup import Answer, look_up
from orders.news import News, news_of
from orders.older import older_in
from orders.quarantine import left_out
from orders.totals import Totals, in_words, totals_of
from orders.unfolded import RawOrder, of_all
from orders.written import rows_of
from sourcehub_portal.phone import Phone

ORDERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CustomerOrders:
    """The newest orders of a customer, found by a number of theirs, and what all of
    them come to.

    `count` is how many the customer has, `beside` how many more the number has: one
    phone may stand with several customers. `left_out`: of the answer, see `quarantine`.
    """

    answer: Answer
    rows: list[SafeString]
    totals: Totals
    news: News
    count: int
    beside: int
    left_out: dict[str, int]

    @property
    def totals_in_words(self) -> SafeString:
        return in_words(self.totals)


def orders_of_customer(customer: Customer, phone: Phone) -> CustomerOrders:
    """Looks `phone` up and keeps what is the customer's."""
    answer = look_up(phone)
    own = answer.orders.filter(customer_id=customer.pk)
    counts = counted_by_status(own)
    told = [RawOrder(*each) for each in own.values_list("pk", "raw")[:ORDERS_SHOWN]]
    news = news_of(answer, counts)
    return CustomerOrders(
        answer=answer,
        rows=rows_of(told, level=3, news=news, older=older_in(answer, told)),
        totals=totals_of(
            answer,
            partial(of_all, own.all, shown=told, count=counts.count),
            by=(customer.pk, *counts.known_by),
        ),
        news=news,
        count=counts.count,
        beside=answer.orders.count() - counts.count,
        left_out=left_out(answer.last),
    )
