"""What an answer says that the answer before it did not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from orders.counted import Counted
from orders.lookup import Answer
from orders.models import Change, LookUp, Order
from orders.models.order import OrderQuerySet
from orders.story import Entry, entry_of

# Of so many changes nobody reads the rest.
MOST = 2_000
# Of those that are new, changed or gone, so many are named.
NAMED = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """An order that is new, or the fields of it that changed."""

    is_new: bool
    changed: list[Entry]


@dataclass(frozen=True, slots=True)
class Several:
    """So many orders, with the newest of them to be named: on another page, or behind
    a filter, nobody would find them."""

    count: int = 0
    named: list[Order] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.named)


@dataclass(frozen=True, slots=True)
class News:
    """`marks`: by the orders' ids. `since`: when SourceHub was asked for the answer
    before; None where there is none, or where this answer is not what it says now.
    `gone` are the orders that one had and this has not."""

    since: datetime | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    new: Several = field(default_factory=Several)
    changed: Several = field(default_factory=Several)
    gone: Several = field(default_factory=Several)

    def mark(self, order_id: int) -> Mark | None:
        return self.marks.get(order_id)


def news_of(answer: Answer, counted: Counted) -> News:
    """Of all orders of the answer, which `counted` counts: in two queries, or in none
    where there is nothing new, one more each where some are new or changed, and two
    where some are gone."""
    row = answer.look_up
    if row is None or answer.copied_at:
        return News()
    marks = _marks(answer, row) if counted.has_news_since(row.previous_at) else {}
    return News(
        since=row.previous_at,
        marks=marks,
        new=_several([pk for pk, mark in marks.items() if mark.is_new]),
        changed=_several([pk for pk, mark in marks.items() if not mark.is_new]),
        gone=_gone(answer, row),
    )


def _several(ids: Sequence[int]) -> Several:
    return Several(len(ids), _newest(_with(ids))) if ids else Several()


def _gone(answer: Answer, row: LookUp) -> Several:
    """Of the days asked for: SourceHub is asked for a day more at each end."""
    if not row.gone:
        return Several()
    gone = _with(row.gone).within(answer.days)
    return Several(gone.count(), _newest(gone))


def _with(ids: Sequence[int]) -> OrderQuerySet:
    return Order.objects.here().filter(pk__in=ids)


def _newest(orders: OrderQuerySet) -> list[Order]:
    return list(orders.newest_first().only("pk", "number")[:NAMED])


def _marks(answer: Answer, row: LookUp) -> dict[int, Mark]:
    marks = {pk: Mark(is_new=True, changed=[]) for pk in _new(answer, row)}
    for pk, changed in _changed(answer, row).items():
        # By another look-up, between the two answers, an order may have been met first.
        marks.setdefault(pk, Mark(is_new=False, changed=changed))
    return marks


def _new(answer: Answer, row: LookUp) -> list[int]:
    met = answer.orders.order_by().filter(first_seen_at__gt=row.previous_at)
    return list(met.values_list("pk", flat=True)[:MOST])


def _changed(answer: Answer, row: LookUp) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    changes = Change.objects.filter(
        order__in=answer.orders.order_by(), seen_at__gt=row.previous_at
    )
    for change in changes.order_by("seen_at", "id")[:MOST]:
        found[change.order_id].append(entry_of(change))
    return found
