"""Finds out, in words, whether this SourceHub can be used, and how it behaves.

What its documentation leaves open is tried: how the list of customers is paged and
ordered, how a phone number is matched, and which days a range takes in. Some forty
requests, one after the other. No finding shows a name, a whole phone number or the key.
"""

from collections.abc import Iterator

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError

from .customers import how_customers_come
from .end import where_the_list_ends
from .finding import FAILS, NOTE, WORKS, Finding, fails, works
from .order import how_the_list_is_ordered
from .orders import how_orders_come

__all__ = ["FAILS", "NOTE", "WORKS", "Finding", "check"]


def check(client: SourceHub, *, phone: str = "") -> Iterator[Finding]:
    """Findings as they are made; an error of the gateway's is the last.

    `phone`, as people write it, is looked up; without it, a customer's.
    """
    yield works(f"The settings are in order: {client.endpoint.url}.")
    try:
        front = yield from how_customers_come(client)
        yield from how_the_list_is_ordered(client, front)
        yield from where_the_list_ends(client, front)
        yield from how_orders_come(client, front.records, phone=phone)
    except UpstreamError as error:
        tried = "once" if error.attempts == 1 else f"{error.attempts} times"
        yield fails(f"{error.message} (Tried {tried} in {error.seconds:.1f} s.)")
