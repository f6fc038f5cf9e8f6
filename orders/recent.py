"""What somebody looked up last, out of the log of who looked at what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest

from accounts.access import Action, lately
from customers.models import Customer
from sourcehub_portal.phone import Phone, read_phone

SHOWN = 8
NAMES = 2  # of those who share a number


@dataclass(frozen=True, slots=True)
class Recent:
    phone: Phone
    names: list[str]
    when: datetime


def recent_look_ups(request: HttpRequest) -> list[Recent]:
    """One's own, each number once, the newest first: two queries."""
    looked = lately(request, Action.LOOKUP, most=SHOWN)
    names = _names(looked)
    found = ((read_phone(digits), digits) for digits in looked)
    return [
        Recent(phone, names[phone.national][:NAMES], looked[digits])
        for phone, digits in found
        if phone
    ]


def _names(numbers: Iterable[str]) -> dict[str, list[str]]:
    """Whom the mirror knows under each of these national digits."""
    known, found = set(numbers), defaultdict[str, list[str]](list)
    theirs = Q(contact_national__in=known) | Q(company_national__in=known)
    for customer in Customer.objects.listed().filter(theirs).order_by("pk"):
        for digits in {customer.contact_national, customer.company_national} & known:
            found[digits].append(customer.name)
    return found
