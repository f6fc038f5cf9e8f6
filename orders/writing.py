"""Orders into the mirror: never older over newer, each change noted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from orders.history import changes_of
from orders.models import Change, Invoice, Line, Order
from orders.rows import invoices_of, lines_of, order_row
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.noted import updating
from sourcehub_portal.source import current_source
from sourcehub_portal.term import is_ahead
from sourcehub_portal.written import written_once

_NEVER = datetime.fromtimestamp(0, tz=UTC)
_CLAIMED = ("observed_at", "raw", "source", "first_seen_at")
_COLUMNS = [
    field.name for field in Order._meta.concrete_fields if not field.primary_key
]


def store_orders(
    records: Iterable[OrderRecord],
    listed: Collection[int] = (),
    *,
    observed_at: datetime,
) -> list[int]:
    """Writes the orders that the mirror does not have from a later request already, and
    returns the ids of all but those that say what the mirror had.

    Call it within a transaction. `observed_at` is the start of the request that
    brought the records; each id comes once. `listed` are some that the mirror has.
    """
    by_id = {record.id: record for record in records}
    known = _claimed(by_id, listed)
    older = _older(known, observed_at)
    same = {id_ for id_ in older if _is_same(known[id_], by_id[id_])}
    Order.objects.filter(pk__in=same).update(observed_at=observed_at)
    news = [by_id[id_] for id_ in older if id_ not in same]
    if news:
        _write(news, known, observed_at)
        _note_changes(news, known, observed_at)
    return [id_ for id_ in by_id if id_ not in same]


def see_again(
    look_up: int, records: Iterable[OrderRecord], *, observed_at: datetime
) -> Collection[int]:
    """Notes of the orders of a look-up, which are these, that they were returned once
    more, and gives the ids of those of which there is no more to say: no database
    refuses that. All of them are locked, by id, as everywhere.
    """
    by_id = {record.id: record for record in records}
    known = {row.pk: row for row in _claimed_of(look_up)}
    older = _older(known, observed_at)
    same = {id_ for id_ in older if _is_same(known[id_], by_id[id_])}
    if same and len(same) == len(known):
        _seen_again(look_up, observed_at)
    elif same:
        Order.objects.filter(pk__in=same).update(observed_at=observed_at)
    return same


@written_once
def _claimed_of(look_up: int) -> QuerySet[Order]:
    listed = Order.objects.filter(look_ups=look_up).order_by("pk")
    return listed.select_for_update(of=("self",)).only(*_CLAIMED)


@updating
def _seen_again(
    look_up: int, observed_at: datetime
) -> tuple[QuerySet[Order], dict[str, Any]]:
    return Order.objects.filter(look_ups=look_up), {"observed_at": observed_at}


def _older(known: Mapping[int, Order], observed_at: datetime) -> list[int]:
    """Those that the mirror does not have from a later request."""
    return [
        id_
        for id_, row in known.items()
        if row.observed_at == observed_at or not is_later(row.observed_at, observed_at)
    ]


def is_later(noted: datetime, moment: datetime) -> bool:
    """Whether `noted` is later than `moment`, and not just of a clock gone wrong."""
    return noted > moment and not is_ahead(noted, now=timezone.now())


def _is_same(row: Order, record: OrderRecord) -> bool:
    """Another SourceHub's order with the same id is another order."""
    return row.raw == record.raw and row.source == current_source()


def _claimed(ids: Iterable[int], listed: Collection[int]) -> dict[int, Order]:
    """The rows of these ids, locked: when each was observed, its raw JSON.

    Where rows are missing they are made first. Otherwise two requests that bring the
    same new order at once could not be told apart, and the older might win.
    """
    ids = sorted(ids)
    if others := [id_ for id_ in ids if id_ not in listed]:
        _make_the_missing(others)
    rows = Order.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return rows.only(*_CLAIMED).in_bulk()


def _make_the_missing(ids: Iterable[int]) -> None:
    kept = set(Order.objects.filter(pk__in=ids).values_list("pk", flat=True))
    missing = [Order(pk=id_, observed_at=_NEVER) for id_ in ids if id_ not in kept]
    if missing:
        Order.objects.bulk_create(missing, ignore_conflicts=True)


def _write(
    records: Sequence[OrderRecord], known: Mapping[int, Order], observed_at: datetime
) -> None:
    rows = [order_row(record, observed_at=observed_at) for record in records]
    for row in rows:
        row.first_seen_at = _first_seen_at(known[row.pk], row)
    Order.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS
    )
    ids = [record.id for record in records]
    Line.objects.filter(order__in=ids).delete()
    Line.objects.bulk_create(chain.from_iterable(map(lines_of, records)))
    Invoice.objects.filter(order__in=ids).delete()
    Invoice.objects.bulk_create(chain.from_iterable(map(invoices_of, records)))


def _first_seen_at(before: Order, row: Order) -> datetime | None:
    """Now, for an order that is new here, as one of another SourceHub is."""
    known = before.raw and before.source == row.source
    return before.first_seen_at if known else row.observed_at


def _note_changes(
    records: Sequence[OrderRecord], known: Mapping[int, Order], seen_at: datetime
) -> None:
    """Where another SourceHub's order had the row, its history goes with it."""
    rows = [known[record.id] for record in records]
    foreign = {row.pk for row in rows if row.source != current_source()}
    Change.objects.filter(order__in=foreign).delete()
    Change.objects.bulk_create(
        change
        for record in records
        if record.id not in foreign
        for change in changes_of(known[record.id], record, seen_at=seen_at)
    )
