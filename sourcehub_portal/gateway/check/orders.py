"""Whether an order look-up works: its shape, its pages, and what it depends on."""

from collections.abc import Iterator, Sequence

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.records import CustomerRecord
from sourcehub_portal.gateway.redaction import phone_tail

from .caller import ENOUGH, Caller, Search, find_caller
from .days import which_days_count
from .finding import Finding, fails, note, works
from .phones import how_phones_match


def how_orders_come(
    client: SourceHub, customers: Sequence[CustomerRecord], *, phone: str
) -> Iterator[Finding]:
    """Findings about the orders of `phone`, or of some customer that has orders."""
    search = find_caller(client, customers, phone=phone)
    if search.refused:
        yield note(
            f"{search.refused} of {search.tried} numbers were answered with an error"
            " instead of a list: perhaps that is how SourceHub says that a number has"
            " no orders."
        )
    if search.caller is None:
        yield _nobody(search)
        return
    yield _shape(search.caller)
    yield from how_phones_match(client, search.caller, customers)
    yield from which_days_count(client, search.caller)
    if search.caller.page.received >= ENOUGH:
        yield from _pages(client, search.caller)


def _nobody(search: Search) -> Finding:
    if not search.tried:
        return note(
            "None of the first customers has a phone number, so the order look-up was"
            " not tried. Name one with --phone."
        )
    return note(
        f"No orders came for {search.tried} number(s), so how a number is matched could"
        " not be tried. Name one that has orders with --phone."
    )


def _shape(caller: Caller) -> Finding:
    page = caller.page
    total = "" if page.total is None else f" of {page.total}"
    came = (
        f"{page.received}{total} orders of {phone_tail(caller.asked)}"
        f" came in {caller.took} ms"
    )
    if page.rejected:
        reason = page.rejected[0].reason
        return fails(f"{came}, {len(page.rejected)} unreadable: {reason}")
    return works(f"The order look-up works: {came}.")


def _pages(client: SourceHub, caller: Caller) -> Iterator[Finding]:
    first = client.orders(phone=caller.asked, count=1, skip=0)
    if first.received > 1:
        yield note(
            f"“count” is ignored for orders: one was asked for and {first.received}"
            " came. A look-up reads them all the same."
        )
    else:
        yield works("“count” is honoured for orders.")
    second = client.orders(phone=caller.asked, count=1, skip=1)
    before, after = (
        [order.id for order in page.records[:1]] for page in (first, second)
    )
    if after == before:
        yield fails(
            "“skip” is ignored for orders: of a customer with many orders only the"
            " first page can be shown. Ask SourceHub's support."
        )
    else:
        yield works("“skip” is honoured for orders.")
