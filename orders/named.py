"""What somebody typed who typed no phone: an order, an invoice, or a customer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from customers.contact import phone_of
from customers.filters import CustomerFilter
from customers.models import Customer
from customers.search import the_one_named
from customers.selection import Selection
from orders.models import Invoice, Order
from sourcehub_portal.phone import Phone

MOST = 8  # of each kind: a caller waits
SHORTEST = 2  # letters, below which everybody would be meant
CUSTOMER = "Customer"
FEWEST_TYPED = 3  # before something is suggested
_WORDS_BEFORE = re.compile(r"^(?:(?:order|invoice|no)\b[\s:.]*|#\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """Something that is called so, what is known of it, and where it leads. `typed` is
    what finds it by itself."""

    kind: str
    name: str
    more: str
    address: str
    typed: str


def matches(text: str) -> list[Match]:
    """What the mirrors have under this number, code or name, the orders first. Who has
    the very code, GSTIN or phone is the only customer then."""
    number = _number(text)
    if len(number) < SHORTEST or "\0" in text:
        return []
    found = [*_orders(number), *_invoices(number)]
    return found or [_of_customer(each) for each in _customers(text)]


def opening_itself(text: str, found: Sequence[Match]) -> Match | None:
    """The one match, unless it is a customer of whose number only a part was typed:
    that may be a slip in another's, and nobody hears of somebody else's orders."""
    if len(found) != 1:
        return None
    is_a_part = found[0].kind == CUSTOMER and not any(map(str.isalpha, text))
    return None if is_a_part and the_one_named(text) is None else found[0]


def who_has_the_code(text: str, phone: Phone) -> Match | None:
    """The customer whose very code it is, though it reads like a phone: codes may have
    ten digits. Nobody, where it is somebody's phone as well, or a mobile."""
    customer = None if phone.mobile else the_one_named(text)
    if customer is None:
        return None
    own = (customer.contact_national, customer.company_national)
    return None if phone.national in own else _of_customer(customer)


def suggestions(text: str) -> list[Match]:
    """What may be meant while it is typed: of a phone, any part of it."""
    return matches(text) if len(text.strip()) >= FEWEST_TYPED else []


def _number(text: str) -> str:
    """Without what people write before it: "Order #00865"."""
    return _WORDS_BEFORE.sub("", text.strip())


def _spellings(number: str) -> set[str]:
    """SourceHub pads its orders' numbers to five digits."""
    return {number, number.upper(), number.zfill(5)}


def _orders(number: str) -> Iterator[Match]:
    here = Order.objects.here().filter(number__in=_spellings(number))
    for order in here.newest_first()[:MOST]:
        yield _leading_to(order, "Order", order.number, _about(order))


def _invoices(number: str) -> Iterator[Match]:
    here = Order.objects.here()
    named = Invoice.objects.filter(number__in=_spellings(number), order__in=here)
    for invoice in named.select_related("order").order_by("-order_id", "id")[:MOST]:
        order = invoice.order
        more = f"of order {order.number}, {_about(order)}"
        yield _leading_to(order, "Invoice", invoice.number, more)


def _leading_to(order: Order, kind: str, number: str, more: str) -> Match:
    return Match(kind, number, more, order.get_absolute_url(), typed=number)


def _about(order: Order) -> str:
    return f"{order.customer_name or 'no customer named'}, {order.status}".rstrip(", ")


def _customers(text: str) -> Sequence[Customer]:
    if one := the_one_named(text):
        return [one]
    asked = QueryDict(urlencode({"q": text}))
    rows = Selection(CustomerFilter(asked)).rows
    ids = [row.pk for row in rows.read(0, min(MOST, len(rows)), fields=("pk",))]
    found = Customer.objects.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _of_customer(customer: Customer) -> Match:
    """Leads to the orders of their number, or to themselves where they have none."""
    phone = phone_of(customer)
    address = customer.get_absolute_url()
    if phone:
        address = f"{reverse('orders:lookup')}?{urlencode({'phone': phone.national})}"
    known = (customer.contact_person_name, str(phone or ""), customer.city)
    more = ", ".join(filter(None, known))
    typed = phone.national if phone else customer.customer_code or customer.name
    return Match(CUSTOMER, customer.name, more, address, typed)
