"""The other numbers of those who have a number under which there are no orders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from customers.models import Customer
from orders.lookup import Answer, look_up
from orders.turn import ENOUGH
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.phone import Phone, read_phone

MOST = 2  # numbers to ask about: a caller waits


@dataclass(frozen=True, slots=True)
class Relative:
    """Another number of a customer, read and as SourceHub writes it, and how many
    orders it has under it: None where it was not asked, or did not answer."""

    customer: Customer
    whose: str
    phone: Phone
    written: str
    orders: int | None


def relatives_of(
    answer: Answer, customers: Iterable[Customer], *, deadline: Deadline
) -> list[Relative]:
    """Asks about the first two, for as long as the deadline lets; about none where
    SourceHub did not answer about the number itself."""
    others = list(_others(answer.phone, customers))[:MOST]
    asks = not (answer.error or answer.pending)
    return [
        Relative(*other, orders=_orders(other[2], deadline) if asks else None)
        for other in others
    ]


def _others(
    phone: Phone, customers: Iterable[Customer]
) -> Iterator[tuple[Customer, str, Phone, str]]:
    told = {phone.national}
    for customer in customers:
        numbers = {
            "company": customer.company_phone,
            "contact person": customer.contactperson_number,
        }
        for whose, text in numbers.items():
            other = read_phone(text)
            if other and other.national not in told:
                told.add(other.national)
                yield customer, whose, other, text


def _orders(phone: Phone, deadline: Deadline) -> int | None:
    if deadline.remaining() < ENOUGH:
        return None
    answer = look_up(phone, deadline=deadline, thorough=False)
    return None if answer.error else answer.orders.count()
