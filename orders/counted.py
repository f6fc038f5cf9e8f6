"""How many orders of an answer there are, by their status: one question for the choice
of statuses, the number of pages and what the totals are remembered by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from orders.lookup import Answer
from orders.models import Order
from orders.models.order import OrderQuerySet
from sourcehub_portal.together import Statement
from sourcehub_portal.written import figures_written_once

Counts = QuerySet[Order, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """`newest`: when the last of them was found to be new or different; None where it
    is not known of any. `digest`: the sum of theirs."""

    by_status: Mapping[str, int]
    newest: datetime | None
    digest: int

    @property
    def count(self) -> int:
        return sum(self.by_status.values())

    @property
    def known_by(self) -> tuple[int, int, datetime | None]:
        """What changes as soon as one of them does, or is another. When alone would not
        do: of two answers that are asked for at once, the older may be written last."""
        return self.count, self.digest, self.newest

    def has_news_since(self, moment: datetime | None) -> bool:
        """Whether any of them may be new or different since then."""
        return bool(moment and self.newest and self.newest > moment)

    def of(self, status: str) -> int:
        """Of one status, or ("") all."""
        return self.by_status.get(status, 0) if status else self.count

    def to_choose(self, chosen: str) -> list[tuple[str, int]]:
        """Each status with its number, and the chosen one though nobody has it."""
        counts = {status: n for status, n in self.by_status.items() if status}
        if chosen:
            counts.setdefault(chosen, 0)
        return list(counts.items())


def counted(answer: Answer) -> Counted:
    """Of all orders of the answer."""
    whole = answer.whole
    return _of(_counts_of_whole(*whole)) if whole else counted_by_status(answer.orders)


def counts_asked(look_up: int, source: str) -> Statement:
    """The question that `counted` asks of a whole answer."""
    return _counts_of_whole.statement(look_up, source)


def counted_by_status(orders: OrderQuerySet) -> Counted:
    return _of(_counts(orders))


@figures_written_once
def _counts_of_whole(look_up: int, source: str) -> Counts:
    return _counts(Order.objects.filter(look_ups=look_up, source=source))


def _counts(orders: OrderQuerySet) -> Counts:
    """In the order of the statuses."""
    rows = orders.order_by("status").values_list("status")
    return rows.annotate(
        n=Count("pk"),
        newest=Max("written_at"),
        digests=Sum("digest"),
    )


def _of(counts: Iterable[tuple[Any, ...]]) -> Counted:
    found = list(counts)
    return Counted(
        {status: n for status, n, *_ in found},
        max((newest for _, _, newest, _ in found if newest), default=None),
        int(sum(digests for *_, digests in found)),
    )
