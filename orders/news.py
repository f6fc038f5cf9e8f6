"""What an answer says that the answer before it did not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, QuerySet

from orders.counted import Counted
from orders.lookup import Answer
from orders.models import Change, LookUp, Order
from orders.models.order import OrderQuerySet
from orders.story import LABELS, Entry, entry_of

# So many orders, and changes of them, are marked: those behind are on no page that
# anybody turns to.
MOST = 2_000
CUSTOMER = "customer"  # the field of a change that is all orders'
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
    `gone` are the orders that one had and this has not; `customer`: what is different
    about the customer of all of them."""

    since: datetime | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    new: Several = field(default_factory=Several)
    changed: Several = field(default_factory=Several)
    gone: Several = field(default_factory=Several)
    customer: Entry | None = None

    def mark(self, order_id: int) -> Mark | None:
        return self.marks.get(order_id)


def news_of(answer: Answer, counted: Counted) -> News:
    """Of all orders of the answer, which `counted` counts: in as many queries however
    many they are, and in none where there is nothing new and nothing gone."""
    row = answer.look_up
    if row is None or answer.copied_at:
        return News()
    since, gone = row.previous_at, _gone(answer, row)
    if since is None or not counted.has_news_since(since):
        return News(since=since, gone=gone)
    new = answer.orders.filter(first_seen_at__gt=since)
    changes = Change.objects.filter(
        order__in=answer.orders.order_by(), seen_at__gt=since
    )
    customer = _of_all(changes.filter(field=CUSTOMER), count=counted.count)
    of_orders = changes.exclude(field=CUSTOMER) if customer else changes
    # By another look-up, between the two answers, an order may have been met first.
    others = answer.orders.exclude(first_seen_at__gt=since)
    return News(
        since=since,
        marks=_marked(of_orders) | _marked_new(new),
        new=_several(new),
        changed=_several(others.filter(pk__in=of_orders.values("order"))),
        gone=gone,
        customer=customer,
    )


def _several(orders: OrderQuerySet) -> Several:
    named = orders.newest_first().only("pk", "number")[:NAMED]
    return Several(orders.count(), list(named))


def _gone(answer: Answer, row: LookUp) -> Several:
    """Of the days asked for: SourceHub is asked for a day more at each end."""
    if not row.gone:
        return Several()
    gone = Order.objects.here().filter(pk__in=row.gone)
    return _several(gone.within(answer.days))


def _marked_new(orders: OrderQuerySet) -> dict[int, Mark]:
    ids = orders.newest_first().values_list("pk", flat=True)[:MOST]
    return {pk: Mark(is_new=True, changed=[]) for pk in ids}


def _marked(changes: QuerySet[Change]) -> dict[int, Mark]:
    found: dict[int, Mark] = {}
    for change in changes.order_by("-seen_at", "-id")[:MOST]:
        mark = found.setdefault(change.order_id, Mark(is_new=False, changed=[]))
        mark.changed.insert(0, entry_of(change))
    return found


def _of_all(changes: QuerySet[Change], *, count: int) -> Entry | None:
    """The change of the customer, where it is the same of all orders: it is said once,
    and hides none that changed by itself. Else it is said of each."""
    found = changes.order_by("before", "after").values_list("before", "after")
    each = list(found.annotate(orders=Count("order", distinct=True))[:2])
    if len(each) != 1 or count < 2:
        return None
    ((before, after, orders),) = each
    return Entry(LABELS[CUSTOMER], before, after) if orders == count else None
