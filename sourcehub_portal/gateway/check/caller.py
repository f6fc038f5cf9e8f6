"""A number to try the order look-up with: one that has orders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import BadRequest, NotFound
from sourcehub_portal.gateway.records import CustomerRecord, OrderRecord, Page
from sourcehub_portal.phone import national_number

from .finding import timed

# Most customers are asked for as the portal asks, a few as SourceHub writes them.
_TEN_DIGITS = 15
_AS_WRITTEN = 5
# With fewer, there is nothing to try pages with.
ENOUGH = 2

Orders = Page[OrderRecord]


@dataclass(frozen=True, slots=True)
class Caller:
    """`asked` is the number as it was asked for; `page` what came, in `took` ms."""

    asked: str
    page: Orders
    took: int

    @property
    def national(self) -> str:
        """What the portal asks with."""
        return national_number(self.asked) or self.asked


@dataclass(frozen=True, slots=True)
class Search:
    """The caller with most orders among the numbers tried, if any has some.

    `refused`: numbers that SourceHub answered with an error instead of a list.
    """

    caller: Caller | None
    tried: int
    refused: int


def find_caller(
    client: SourceHub, customers: Sequence[CustomerRecord], *, phone: str
) -> Search:
    """Looks for `phone`, else for the customers' numbers until one has orders."""
    best, tried, refused = None, 0, 0
    for number in _spelled(phone) if phone else _numbers(customers):
        tried += 1
        page, took = timed(partial(ask, client, number))
        if page is None:
            refused += 1
        elif page.received > (best.page.received if best else 0):
            best = Caller(number, page, took)
            if page.received >= ENOUGH:
                break
    return Search(best, tried, refused)


def ask(client: SourceHub, number: str) -> Orders | None:
    """The orders under `number`; None where SourceHub does not accept the question.

    It may say "not found" with 400.
    """
    try:
        return client.orders(phone=number)
    except (BadRequest, NotFound):
        return None


def _spelled(phone: str) -> Iterable[str]:
    return dict.fromkeys((national_number(phone) or phone, phone))


def _numbers(customers: Sequence[CustomerRecord]) -> Iterable[str]:
    written = [each.contactperson_number for each in customers]
    nationals = {text: national_number(text) for text in written}
    plain = dict.fromkeys(number for number in nationals.values() if number)
    others = (text for text, number in nationals.items() if number not in ("", text))
    return chain(islice(plain, _TEN_DIGITS), islice(others, _AS_WRITTEN))
