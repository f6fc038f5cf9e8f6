"""What an answer says that the answer before it did not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from orders.counted import Counted
from orders.lookup import Answer
from orders.models import Change, LookUp, Order
from orders.story import Entry, entry_of

# Of so many changes nobody reads the rest.
MOST = 2_000
# Of those that are gone, so many are named.
NAMED = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """An order that is new, or the fields of it that changed."""

    is_new: bool
    changed: list[Entry]


@dataclass(frozen=True, slots=True)
class News:
    """By the orders' ids. `since`: when SourceHub was asked for the answer before; None
    where there is none, or where this answer is not what it says now. `gone`: how many
    orders that one had and this has not; `missed`: the newest of these."""

    since: datetime | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    gone: int = 0
    missed: list[Order] = field(default_factory=list)

    def mark(self, order_id: int) -> Mark | None:
        return self.marks.get(order_id)

    @property
    def new(self) -> int:
        return sum(mark.is_new for mark in self.marks.values())

    @property
    def changed(self) -> int:
        return len(self.marks) - self.new


def news_of(answer: Answer, counted: Counted) -> News:
    """Of all orders of the answer, which `counted` counts: in two queries, or in none
    where there is nothing new, and one more where some are gone."""
    row = answer.look_up
    if row is None or answer.copied_at:
        return News()
    marks = _marks(answer, row) if counted.has_news_since(row.previous_at) else {}
    return News(row.previous_at, marks, len(row.gone), _missed(row))


def _missed(row: LookUp) -> list[Order]:
    if not row.gone:
        return []
    missed = Order.objects.here().filter(pk__in=row.gone).only("pk", "number")
    return list(missed.newest_first()[:NAMED])


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
