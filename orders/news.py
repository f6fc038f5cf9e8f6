"""What an answer says that the answer before it did not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from orders.counted import Counted
from orders.lookup import Answer
from orders.models import Change, LookUp
from orders.story import Entry, entry_of

# Of so many changes nobody reads the rest.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Mark:
    """An order that is new, or the fields of it that changed."""

    is_new: bool
    changed: list[Entry]


@dataclass(frozen=True, slots=True)
class News:
    """By the orders' ids. `since`: when SourceHub was asked for the answer before; None
    where there is none, or where this answer is not what it says now."""

    since: datetime | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)

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
    where there is nothing new."""
    row = answer.look_up
    if row is None or answer.copied_at or not counted.has_news_since(row.previous_at):
        return News()
    marks = {pk: Mark(is_new=True, changed=[]) for pk in _new(answer, row)}
    for pk, changed in _changed(answer, row).items():
        # By another look-up, between the two answers, an order may have been met first.
        marks.setdefault(pk, Mark(is_new=False, changed=changed))
    return News(row.previous_at, marks)


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
