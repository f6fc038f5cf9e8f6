"""How SourceHub matches a phone number: by which spellings, and whose orders come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.records import Buyer, OrderRecord
from sourcehub_portal.phone import is_among, national_number

from .caller import Caller, ask
from .finding import Finding, fails, note, works

_PLAIN = "ten digits"

# By spelling, the orders that came; None where SourceHub refused the question.
_Found = Mapping[str, Sequence[OrderRecord] | None]


def how_phones_match(
    client: SourceHub, caller: Caller, customers: Sequence[Buyer]
) -> Iterator[Finding]:
    """Findings about the caller's number in several spellings, and the company's."""
    found = {
        spelling: _asked(client, number, caller)
        for spelling, number in _spellings(caller.national).items()
    }
    came = {order.id: order for orders in found.values() for order in orders or ()}
    came |= {order.id: order for order in caller.page.records}
    own = {id_ for id_, order in came.items() if is_of(order, caller.national)}
    yield _whose(len(came) - len(own), number=len(came))
    if not own:
        return
    yield _portal_s(found[_PLAIN], own)
    if len(found) > 1:
        yield _others(found, own)
    yield from _company(client, caller, [*_named(came.values()), *customers], own=own)


def _asked(
    client: SourceHub, number: str, caller: Caller
) -> Sequence[OrderRecord] | None:
    if number == caller.asked:
        return caller.page.records
    page = ask(client, number)
    return page.records if page else None


def _spellings(national: str) -> dict[str, str]:
    """The ways to write a number; of one abroad, only its own."""
    if not (national.isdigit() and len(national) == 10):
        return {_PLAIN: national}
    return {
        _PLAIN: national,
        "+91 in front": f"+91{national}",
        "91 in front": f"91{national}",
        "0 in front": f"0{national}",
        "+91 and spaces": f"+91 {national[:5]} {national[5:]}",
    }


def is_of(order: OrderRecord, national: str) -> bool:
    """Whether the order's customer has this number, as contact person or company."""
    if order.customer is None:
        return False
    texts = (order.customer.contactperson_number, order.customer.company_phone)
    return is_among(national, texts)


def _whose(foreign: int, *, number: int) -> Finding:
    if foreign:
        return note(
            f"{foreign} of {number} orders name a customer without the number that was"
            " asked for, or none; the portal does not show them."
        )
    return works("Every order that came is of the number that was asked for.")


def _portal_s(orders: Sequence[OrderRecord] | None, own: set[int]) -> Finding:
    """About the spelling that the portal itself uses."""
    if own <= {order.id for order in orders or ()}:
        return works("The number as ten digits, as the portal asks, finds its orders.")
    return fails(
        "The number as ten digits, as the portal asks, does not find all the orders"
        " that another spelling finds: look-ups would miss them. Report this to"
        " whoever maintains the portal."
    )


def _others(found: _Found, own: set[int]) -> Finding:
    told = [
        f"{spelling}: {_told(orders, own)}"
        for spelling, orders in found.items()
        if spelling != _PLAIN
    ]
    return note(f"The same number in other spellings: {'; '.join(told)}.")


def _told(orders: Sequence[OrderRecord] | None, own: set[int]) -> str:
    if orders is None:
        return "refused"
    got = own & {order.id for order in orders}
    return "the same orders" if got == own else f"{len(got)} of {len(own)} orders"


def _company(
    client: SourceHub,
    caller: Caller,
    customers: Sequence[Buyer],
    *,
    own: set[int],
) -> Iterator[Finding]:
    """Whether a customer's orders come for its company's number as well."""
    for customer in customers:
        company = national_number(customer.company_phone)
        contact = national_number(customer.contactperson_number)
        if contact == caller.national and company not in ("", contact):
            page = ask(client, company)
            got = {order.id for order in page.records} if page else set()
            yield _by_company(found=bool(got & own))
            return


def _by_company(*, found: bool) -> Finding:
    if found:
        return note("The company's number finds a customer's orders as well.")
    return note(
        "The company's number does not find a customer's orders: only the contact"
        " person's does. Look-ups by a company's number show the customer instead."
    )


def _named(orders: Iterable[OrderRecord]) -> list[Buyer]:
    return [order.customer for order in orders if order.customer]
