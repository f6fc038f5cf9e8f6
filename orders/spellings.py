"""The ways to write a number that SourceHub may have it under.

How it compares what it is asked with what it has, is not documented. So where it has
nothing under the ten digits, it is asked with the spelling that it uses itself for a
customer of that number, and with those that people use.
"""

from collections.abc import Iterable, Iterator

from customers.further_numbers import having_as_a_further_one
from customers.models import Customer
from orders.models import LookUp
from sourcehub_portal.phone import Phone, is_among
from sourcehub_portal.source import current_source

MOST = 4  # questions about one number: a caller waits
_INDIA = "+91"


def usual(phone: Phone, asked: Iterable[LookUp]) -> str:
    """What SourceHub is asked with first: that under which it had orders last. `asked`
    is what it was asked about the number, see `asked_about`."""
    found = (row.found_as for row in asked if row.found_as)
    return next(found, phone.national)


def others(phone: Phone, *, but: str) -> list[str]:
    """What else to ask with, `but` this; nothing where the number has had orders, for
    then it is SourceHub that lost them."""
    rows = LookUp.objects.filter(source=current_source(), phone=phone.national)
    if rows.exclude(orders=None).exists():
        return []
    each = dict.fromkeys((phone.national, *_own(phone), *_usual_in_india(phone)))
    return [spelling for spelling in each if spelling != but][: MOST - 1]


def _own(phone: Phone) -> Iterator[str]:
    """As SourceHub's own list of customers writes it."""
    listed = Customer.objects.listed().with_phone(phone.national).order_by("pk")
    known = list(listed[:MOST])
    for customer in known or having_as_a_further_one(phone.national, most=MOST):
        for text in (customer.contactperson_number, customer.company_phone):
            if is_among(phone.national, [text]):
                yield text


def _usual_in_india(phone: Phone) -> Iterator[str]:
    if phone.e164.startswith(_INDIA):
        yield phone.e164
        yield f"0{phone.national}"
