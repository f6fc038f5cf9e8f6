"""From a customer's page back to the list, and on to the next one in it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from customers.declared import order_of, valid_sort
from customers.filters import CustomerFilter
from customers.models import Customer
from customers.neighbours import Neighbours
from customers.selection import Selection
from customers.state import LIST, ROW, list_address, read_page, read_state


@dataclass(frozen=True, slots=True)
class Step:
    """A customer beside the one shown, and its page in the same list."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The way back, and the steps to both sides: None at an end of the list, and where
    the customer `is_listed` no more."""

    back: str
    previous: Step | None
    next: Step | None
    is_listed: bool


def trail_of(came_from: str | None, customer: Customer) -> Trail:
    """`came_from` is the state of a list, and the page of it, as a customer's page has
    them in its address; whatever else stands there leads to the whole list."""
    state, page = read_state(came_from or ""), read_page(came_from or "")
    beside = _beside(QueryDict(state), customer.pk)
    if beside is None:
        return Trail(list_address(state), None, None, is_listed=False)
    place = {"page": page} if page else {}
    back = list_address(state, **place, **{ROW: customer.pk})
    origin = "&".join(filter(None, (state, urlencode(place))))
    return Trail(
        f"{back}#c{customer.pk}",
        _step(beside.previous, origin),
        _step(beside.next, origin),
        is_listed=True,
    )


def _beside(parameters: QueryDict, pk: int) -> Neighbours | None:
    order = order_of(valid_sort(parameters.get("sort", "")))
    return Selection(CustomerFilter(parameters), order).rows.beside(pk)


def _step(customer: Customer | None, origin: str) -> Step | None:
    if customer is None:
        return None
    page = reverse("customers:detail", args=[customer.pk])
    return Step(
        customer.name, f"{page}?{urlencode({LIST: origin})}" if origin else page
    )
