"""What somebody looked up last, out of the log of who looked at what."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from accounts.access import Action, lately
from customers.models import Customer
from orders.lookup import NAMED_BY
from sourcehub_portal.phone import Phone, read_phone

SHOWN = 8
NAMES = 2  # of those who share a number


@dataclass(frozen=True, slots=True)
class Recent:
    phone: Phone
    names: list[str]
    when: datetime


def recent_look_ups(request: HttpRequest) -> list[Recent]:
    """One's own, each number once, the newest first: a query, and one for each."""
    looked = lately(request, Action.LOOKUP, most=SHOWN)
    found = ((read_phone(digits), digits) for digits in looked)
    return [
        Recent(phone, _names(phone.national), looked[digits])
        for phone, digits in found
        if phone
    ]


def _names(national: str) -> list[str]:
    """Whom the mirror knows under it: a few, for thousands may share a placeholder."""
    listed = Customer.objects.listed().with_phone(national).only(*NAMED_BY)
    return [customer.name for customer in listed.order_by("pk")[:NAMES]]
