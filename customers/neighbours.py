"""Where a customer stands in an ordered list, found by the list's own index.

A list is a queryset and the columns of its order, all upwards or all downwards, the id
last: ("city", "name_key", "id") or ("-city", "-name_key", "-id"). No column has NULLs.
A customer's place is its values in these columns; what stands before a place and behind
it is compared with it as a row, which both databases do along an index.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, cast

from django.db.models import F, Field, Value
from django.db.models.fields.tuple_lookups import Tuple
from django.db.models.lookups import GreaterThan, LessThan

from customers.models import Customer
from customers.models.customer import CustomerQuerySet

Order = Sequence[str]
Place = tuple[Any, ...]
Pinned = Collection[str]
# What a customer is called by.
NAMES = ("display_name", "company_name", "contact_person_name")


class Neighbours(NamedTuple):
    """The customers on both sides, None where the list ends."""

    previous: Customer | None
    next: Customer | None


def place_of(customers: CustomerQuerySet, order: Order, pk: int) -> Place | None:
    """A customer's place in a list; None where it is not in it."""
    at = customers.order_by().filter(pk=pk).values_list(*_columns(order))
    return at.first()


def neighbours_of(
    customers: CustomerQuerySet, order: Order, pk: int, *, pinned: Pinned = ()
) -> Neighbours | None:
    """Who stands beside a customer; None where it is not in the list.

    Three queries, each along an index, however long the list. `pinned`: the columns
    that have one value in the whole list.
    """
    place = place_of(customers, order, pk)
    if place is None:
        return None
    return Neighbours(
        previous=_nearest(before(customers, order, place, pinned), turned(order)),
        next=_nearest(behind(customers, order, place, pinned), order),
    )


def rank_of(
    customers: CustomerQuerySet, order: Order, pk: int, *, pinned: Pinned = ()
) -> int | None:
    """How many stand before a customer; None where it is not in the list."""
    place = place_of(customers, order, pk)
    return None if place is None else before(customers, order, place, pinned).count()


def before(
    customers: CustomerQuerySet, order: Order, place: Place, pinned: Pinned = ()
) -> CustomerQuerySet:
    return behind(customers, turned(order), place, pinned)


def behind(
    customers: CustomerQuerySet, order: Order, place: Place, pinned: Pinned = ()
) -> CustomerQuerySet:
    # Django has such a comparison, which it spells out by AND and OR for SQLite: then
    # no index serves it.
    beyond = LessThan if _is_downwards(order) else GreaterThan
    # What is the same in the whole list is left out: then the rest of the index still
    # serves.
    kept = [
        (each, at)
        for each, at in zip(_columns(order), place, strict=True)
        if each not in pinned
    ]
    values = (
        Value(
            value, output_field=cast("Field[Any, Any]", Customer._meta.get_field(name))
        )
        for name, value in kept
    )
    compared = beyond(Tuple(*(F(name) for name, _ in kept)), Tuple(*values))
    return customers.order_by().filter(compared)


def turned(order: Order) -> tuple[str, ...]:
    """The same order from its other end."""
    down = _is_downwards(order)
    return tuple(name if down else f"-{name}" for name in _columns(order))


def _nearest(customers: CustomerQuerySet, order: Order) -> Customer | None:
    return customers.order_by(*order).only(*NAMES).first()


def _columns(order: Order) -> tuple[str, ...]:
    return tuple(name.removeprefix("-") for name in order)


def _is_downwards(order: Order) -> bool:
    return order[0].startswith("-")
