"""What somebody typed who typed no phone: an order, an invoice, or a customer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from customers.contact import phone_of
from customers.filters import CustomerFilter
from customers.folding import folded
from customers.models import Customer
from customers.models.keys import KEY
from customers.search import the_one_named
from customers.selection import Selection
from customers.words import unlabelled
from orders.by_number import MOST, beginning_so, numbered
from orders.models import Invoice, Order
from orders.numbers import FEWEST_TYPED, number_in
from sourcehub_portal.phone import Phone

SHORTEST = 2  # letters, below which everybody would be meant
CUSTOMER = "Customer"
_BESIDE = ("from", "to", "status", "find")
# A code has digits: "Code Blue" is a name.
_CODE = re.compile(r"^(?:customer\s+)?code[\s:.#]+(\S*[0-9]\S*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """Something that is called so, what is known of it, and where it leads. `typed` is
    what finds it by itself; `order` the id, where it leads to an order."""

    kind: str
    name: str
    more: str
    address: str
    typed: str
    order: int | None = None


def matches(text: str) -> list[Match]:
    """What the mirrors have under this number, code or name, the orders first. Who has
    the very code, GSTIN or phone is the only customer then."""
    if "\0" in text:
        return []
    found = _numbered(text)
    if one := _the_one_named(text):
        found.append(_of_customer(one))
    if not found and len(number_in(text)) >= SHORTEST:
        found = [_of_customer(each) for each in _customers(text)]
    return _each_once(found)


def _each_once(found: Iterable[Match]) -> list[Match]:
    """Without a second way to the same page: one order may have a number twice."""
    ways: dict[str, Match] = {}
    for each in found:
        ways.setdefault(each.address, each)
    return list(ways.values())


def opening_itself(text: str, found: Sequence[Match]) -> Match | None:
    """The one match, unless it is a customer of whose number only a part was typed:
    that may be a slip in another's, and nobody hears of somebody else's orders."""
    if len(found) != 1:
        return None
    names_nobody = not any(map(str.isalpha, unlabelled(text)))
    is_a_part = found[0].kind == CUSTOMER and names_nobody
    return None if is_a_part and _the_one_named(text) is None else found[0]


def keeping(found: Iterable[Match], asked: QueryDict) -> list[Match]:
    """The same; where one leads to a look-up, with the days, status and search that the
    address asked for beside the name."""
    rest = urlencode({name: asked[name] for name in _BESIDE if asked.get(name)})
    look_up = f"{reverse('orders:lookup')}?"
    return [
        replace(each, address=f"{each.address}&{rest}")
        if rest and each.address.startswith(look_up)
        else each
        for each in found
    ]


def called_so(text: str, phone: Phone) -> list[Match]:
    """The orders, invoices or customer of the very number or code that this is, though
    it reads like a phone: "INV/24-25/000123" has ten digits, too.

    Nothing for a plain mobile, nor for digits alone that are somebody's phone as well.
    """
    has_letters = any(map(str.isalpha, text))
    if "\0" in text or (phone.mobile and not has_letters):
        return []
    if found := _numbered(text):
        known = Customer.objects.listed().with_phone(phone.national)
        return found if has_letters or not known.exists() else []
    customer = None if phone.mobile else _the_one_named(text)
    if customer is None:
        return []
    own = (customer.contact_national, customer.company_national)
    return [] if phone.national in own else [_of_customer(customer)]


def suggestions(text: str) -> list[Match]:
    """What may be meant while it is typed: of a phone, any part of it, of an order's or
    an invoice's number its beginning."""
    if "\0" in text or len(text.strip()) < FEWEST_TYPED:
        return []
    return _each_once(chain(matches(text), map(_of_one, beginning_so(text))))


def _the_one_named(text: str) -> Customer | None:
    """The customer of this very code, GSTIN or phone, with "code" before it or not."""
    code = _CODE.match(text.strip())
    return the_one_named(text) or (the_one_named(code[1]) if code else None)


def _numbered(text: str) -> list[Match]:
    return _each_once(map(_of_one, numbered(text)))


def _of_one(found: Order | Invoice) -> Match:
    return _of_order(found) if isinstance(found, Order) else _of_invoice(found)


def _of_order(order: Order) -> Match:
    return _leading_to(order, "Order", order.number, _about(order))


def _of_invoice(invoice: Invoice) -> Match:
    order = invoice.order
    more = f"of order {order.number}, {_about(order)}"
    return _leading_to(order, "Invoice", invoice.number, more)


def _leading_to(order: Order, kind: str, number: str, more: str) -> Match:
    return Match(kind, number, more, order.get_absolute_url(), number, order.pk)


def _about(order: Order) -> str:
    return f"{order.customer_name or 'no customer named'}, {order.status}".rstrip(", ")


def _customers(text: str) -> Sequence[Customer]:
    """Whoever is called exactly so, then whom a search finds, the first of them."""
    so = Customer.objects.listed().filter(name_key=folded(text.strip())[:KEY])
    each = {one.pk: one for one in (*so.order_by("pk")[:MOST], *_searched(text))}
    return list(each.values())[:MOST]


def _searched(text: str) -> Sequence[Customer]:
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
