"""Other customers that share something with one: its PAN, GSTIN, phones or e-mail."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from customers.models import Customer, Presence
from customers.models.customer import CustomerQuerySet
from customers.models.keys import shelf_of

SHOWN = 5
# Further nobody counts.
COUNTED = 100


@dataclass(frozen=True, slots=True)
class Link:
    """To the list of everybody with this number, address or the like."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Others:
    """Those who share one thing: the first few, how many there are in all, in words,
    and, where not all are shown, the lists with everybody."""

    title: str
    shown: list[Customer]
    count: str
    links: list[Link]


def others_of(customer: Customer) -> Iterator[Others]:
    """Each thing that is shared, with whom. One query a thing, each by an index."""
    here = Customer.objects.filter(source=customer.source)
    here = here.exclude(presence=Presence.GONE)
    shelf = Customer.objects.filter(shelf=shelf_of(customer.source))
    if pan := customer.pan:
        branches = here.filter(pan=pan).exclude(gstin_key=customer.gstin_key)
        yield from _found("Other GSTINs of the same PAN", customer, branches, [pan])
    if gstin := customer.gstin_key:
        same = shelf.filter(gstin_key=gstin)
        yield from _found("The same GSTIN", customer, same, [gstin])
    if phones := _phones(customer):
        either = here.with_any_phone(phones)
        yield from _found("The same phone", customer, either, phones)
    if email := customer.email_key:
        same = shelf.filter(email_key=email)
        yield from _found("The same e-mail", customer, same, [email])


def _phones(customer: Customer) -> list[str]:
    numbers = (customer.contact_national, customer.company_national)
    return [number for number in dict.fromkeys(numbers) if number]


def _found(
    title: str, customer: Customer, others: CustomerQuerySet, shared: list[str]
) -> Iterator[Others]:
    """Nothing where nobody else has it."""
    named = others.exclude(pk=customer.pk).order_by("pk").only(*_NAMES)
    found = list(named[: COUNTED + 1])
    if not found:
        return
    yield Others(
        title=title,
        shown=found[:SHOWN],
        count=f"more than {COUNTED}" if len(found) > COUNTED else f"{len(found)}",
        links=[_link(each) for each in shared] if len(found) > SHOWN else [],
    )


_NAMES = ("display_name", "company_name", "contact_person_name", "city")


def _link(text: str) -> Link:
    return Link(text, f"{reverse('customers:list')}?{urlencode({'q': text})}")
