"""What some orders come to, and their invoices."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self

from django.template import engines
from django.utils.safestring import SafeString

from orders.invoice_sums import InvoiceSums
from orders.lookup import Answer
from orders.returns import around_returns
from orders.sums import total, unless_noise, whole
from orders.unfolded import Unfolded

# A thousand orders are read anew in a tenth of a second: too long for each of a hundred
# pages, so a process remembers what it added up last.
REMEMBERED = 64


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """`billable` is None where SourceHub gives no amount of any; `returned`, too.
    `gross` and `net` of returns are None where they cannot be told of every order.
    `unpriced`: of how many orders SourceHub gives no amount that could be added;
    `unread`: of how many it sends invoices that could not be read. Two are never the
    same, so that each is written once."""

    billable: Decimal | None
    unpriced: int
    unread: int
    returned: Decimal | None
    gross: Decimal | None
    net: Decimal | None
    invoices: InvoiceSums

    @property
    def came_back(self) -> bool:
        """Whether anything did, to the paisa."""
        return bool(unless_noise(self.returned))

    @classmethod
    def of(cls, orders: Iterable[Unfolded]) -> Self:
        """Added up out of what SourceHub wrote: a column cannot keep all its digits."""
        unfolded = list(orders)
        records = [order.record for order in unfolded]
        invoices = [invoice for order in unfolded for invoice in order.invoices]
        around = [around_returns(record) for record in records]
        return cls(
            billable=total(each.billable for each in records),
            unpriced=sum(each.billable is None for each in records),
            unread=sum(each.invoices_unread for each in records),
            returned=total(each.return_total for each in records),
            gross=whole(each.gross for each in around),
            net=whole(each.net for each in around),
            invoices=InvoiceSums.of(invoices),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Some orders of an answer, known by what would change with them. `orders` gives
    them, and is taken out to be added up: what is remembered holds no page's orders."""

    key: tuple[Any, ...]
    orders: list[Callable[[], Iterable[Unfolded]]] = field(compare=False)


def totals_of(
    answer: Answer,
    orders: Callable[[], Iterable[Unfolded]],
    *,
    by: tuple[Any, ...],
) -> Totals:
    """Of all `orders` of an answer, shown on this page or not; `by` is what chose them,
    and what would change with them. They are called for only where it is not known."""
    look_up = answer.look_up.pk if answer.look_up else None
    return _added_up(_Asked((look_up, answer.days, *by), [orders]))


@lru_cache(REMEMBERED)
def _added_up(asked: _Asked) -> Totals:
    return Totals.of(asked.orders.pop()())


@lru_cache(REMEMBERED)
def in_words(totals: Totals) -> SafeString:
    """As a list of orders shows them."""
    template = engines["jinja2"].get_template("orders/totals.html")
    return SafeString(template.render({"totals": totals}))


def forget() -> None:
    """For a database that was put back to an earlier state."""
    _added_up.cache_clear()
