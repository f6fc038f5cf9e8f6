"""In which order the list of customers comes, and whether it stays in it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.records import CustomerRecord

from .customers import FULL, Customers, ids
from .finding import Finding, note, works

_REREADS = 2
_FEW = 3
# So many rows out of their order are customers that were changed meanwhile.
_MOVED = 2


def how_the_list_is_ordered(client: SourceHub, front: Customers) -> Iterator[Finding]:
    """Findings out of the list's beginning; none where it is too short to tell."""
    if len(front.records) < _FEW:
        return
    yield _ordered(front)
    again = [client.customers(count=FULL, skip=0) for _ in range(_REREADS)]
    yield _steady(ids(front), [ids(page) for page in again])


def _ordered(front: Customers) -> Finding:
    number = len(front.records)
    if _rises(front, lambda customer: customer.id):
        return works(
            f"The first {number} customers come by id, the lowest first: new ones come"
            " at the end, where they disturb a sweep least."
        )
    if _rises(front, lambda customer: -customer.id):
        return note(
            f"The first {number} customers come by id, the highest first: new ones"
            " shift the list while it is read, which a sweep makes up for by"
            " overlapping its pages."
        )
    if _rises(front, _name):
        return note(
            f"The first {number} customers come by name: whoever is renamed moves,"
            " which a sweep makes up for by reading the list both ways."
        )
    return note(
        f"The first {number} customers come in no order that can be told, perhaps by"
        " their last change; a sweep reads the list both ways for that."
    )


def _rises(front: Customers, key: Callable[[CustomerRecord], Any]) -> bool:
    keys = [key(customer) for customer in front.records]
    return keys == sorted(keys) and len(set(keys)) > 1


def _name(customer: CustomerRecord) -> str:
    name = customer.display_name or customer.company_name
    return (name or customer.contact_person_name).casefold()


def _steady(first: list[int], others: Sequence[list[int]]) -> Finding:
    if all(first == other for other in others):
        return works("The same page, read three times, was the same each time.")
    if max(out_of_order(first, other) for other in others) > _MOVED:
        return note(
            "The same page, read again, came in another order: ties are shuffled at"
            " every request. A sweep then reads plain passes, and calls a customer gone"
            " after three instead of two."
        )
    return note(
        "The list changed between two reads of the same page; a sweep copes with that."
    )


def out_of_order(before: Sequence[int], after: Sequence[int]) -> int:
    """How many of the ids in both lists left their places among the others."""
    place = {each: position for position, each in enumerate(before)}
    places = [place[each] for each in after if each in place]
    # The longest run of places that rises: those that stayed.
    ends: list[int] = []
    for each in places:
        at = bisect_left(ends, each)
        ends[at : at + 1] = [each]
    return len(places) - len(ends)
