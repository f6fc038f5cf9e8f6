"""A customer's orders, for the customer's own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from customers.models import Customer
from orders.glance import Glance, glances_at
from orders.gst import total_tax
from orders.lookup import Answer, look_up
from orders.models import Order
from orders.sums import total
from sourcehub_portal.phone import Phone

ORDERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Totals:
    """What some orders come to; None where SourceHub gives no amount of any.

    `tax` is CGST, SGST and IGST of all their invoices.
    """

    billable: Decimal | None
    invoiced: Decimal | None
    tax: Decimal | None


@dataclass(frozen=True, slots=True)
class CustomerOrders:
    """The newest orders of a customer, found by a number of theirs, and what these
    come to.

    `count` is how many the customer has, `beside` how many more the number has: one
    phone may stand with several customers.
    """

    answer: Answer
    orders: list[Glance]
    totals: Totals
    count: int
    beside: int


def orders_of_customer(customer: Customer, phone: Phone) -> CustomerOrders:
    """Looks `phone` up and keeps what is the customer's."""
    answer = look_up(phone)
    own = answer.orders.filter(customer_id=customer.pk)
    count = own.count()
    shown = list(own[:ORDERS_SHOWN])
    return CustomerOrders(
        answer=answer,
        orders=glances_at(shown),
        totals=totals_of(shown),
        count=count,
        beside=answer.orders.count() - count,
    )


def totals_of(orders: Iterable[Order]) -> Totals:
    """Added up out of what SourceHub wrote: a column cannot keep all its digits."""
    records = [order.record for order in orders]
    invoices = [invoice for record in records for invoice in record.invoices]
    return Totals(
        billable=total(record.billable for record in records),
        invoiced=total(invoice.amount for invoice in invoices),
        tax=total(total_tax(invoice) for invoice in invoices),
    )
