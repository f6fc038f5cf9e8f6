"""From a customer's page back to the list, and on to the next one in it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from customers.filters import CustomerFilter
from customers.models import Customer
from customers.neighbours import Neighbours
from customers.selection import Selection
from customers.state import LIST, ROW, list_address, read_state
from customers.tables import order_of, sort_of


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
    """`came_from` is the state of a list, as a customer's page has it in its address;
    whatever else stands there leads to the whole list."""
    state = read_state(came_from or "")
    beside = _beside(QueryDict(state), customer.pk)
    if beside is None:
        return Trail(list_address(state), None, None, is_listed=False)
    row = f"#c{customer.pk}"
    return Trail(
        list_address(state, **{ROW: customer.pk}) + row,
        _step(beside.previous, state),
        _step(beside.next, state),
        is_listed=True,
    )


def _beside(parameters: QueryDict, pk: int) -> Neighbours | None:
    order = order_of(sort_of(parameters))
    return Selection(CustomerFilter(parameters), order).rows.beside(pk)


def _step(customer: Customer | None, state: str) -> Step | None:
    if customer is None:
        return None
    page = reverse("customers:detail", args=[customer.pk])
    return Step(customer.name, f"{page}?{urlencode({LIST: state})}" if state else page)
