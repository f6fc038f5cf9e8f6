"""Answers into the mirror: whole, in one transaction, and never older over newer."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain

from django.db import transaction

from orders.belonging import belongs
from orders.days import Days
from orders.models import Invoice, Line, LookUp, Order, Quarantined
from orders.rows import invoices_of, lines_of, order_row
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.gateway.walk import OrderWalk
from sourcehub_portal.phone import Phone
from sourcehub_portal.source import current_source

_NEVER = datetime.fromtimestamp(0, tz=UTC)
_COLUMNS = [
    field.name for field in Order._meta.concrete_fields if not field.primary_key
]


@transaction.atomic
def store(walk: OrderWalk, *, phone: Phone, days: Days) -> LookUp:
    """Keeps an answer and what it says, and returns the look-up as it now stands.

    An order that is not the phone's is quarantined, not stored: SourceHub may match
    numbers in ways of its own, and one caller's orders are nobody else's business.
    """
    look_up = _locked(phone, days)
    own = [order for order in walk.orders if belongs(order, phone)]
    store_orders(own, observed_at=walk.asked_at)
    if look_up.succeeded_at and look_up.succeeded_at > walk.asked_at:
        return look_up  # a later question was answered first
    _remember(look_up, walk=walk, own=[order.id for order in own])
    _quarantine(look_up, walk=walk, own={order.id for order in own})
    return look_up


def store_orders(records: Iterable[OrderRecord], *, observed_at: datetime) -> None:
    """Writes the orders that the mirror does not have from a later request already.

    Call it within a transaction. `observed_at` is the start of the request that
    brought the records; each id comes once.
    """
    by_id = {record.id: record for record in records}
    known = _claimed(by_id)
    older = [id_ for id_, (seen_at, _) in known.items() if seen_at < observed_at]
    same = [id_ for id_ in older if known[id_][1] == by_id[id_].raw]
    Order.objects.filter(pk__in=same).update(
        observed_at=observed_at, source=current_source()
    )
    _write([by_id[id_] for id_ in older if id_ not in set(same)], observed_at)


def _claimed(ids: Iterable[int]) -> dict[int, tuple[datetime, str]]:
    """The rows of these ids, locked, with when each was observed and its raw JSON.

    A row that is missing is made first. Otherwise two requests that bring the same
    new order at once could not be told apart, and the older might win.
    """
    ids = sorted(ids)
    Order.objects.bulk_create(
        [Order(pk=id_, observed_at=_NEVER) for id_ in ids], ignore_conflicts=True
    )
    rows = Order.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return {row.pk: (row.observed_at, row.raw) for row in rows}


def _write(records: Sequence[OrderRecord], observed_at: datetime) -> None:
    Order.objects.bulk_create(
        [order_row(record, observed_at=observed_at) for record in records],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_COLUMNS,
    )
    ids = [record.id for record in records]
    Line.objects.filter(order__in=ids).delete()
    Line.objects.bulk_create(chain.from_iterable(map(lines_of, records)))
    Invoice.objects.filter(order__in=ids).delete()
    Invoice.objects.bulk_create(chain.from_iterable(map(invoices_of, records)))


def _locked(phone: Phone, days: Days) -> LookUp:
    look_up, _ = LookUp.objects.get_or_create(
        source=current_source(), phone=phone.national, start=days.start, end=days.end
    )
    return LookUp.objects.select_for_update().get(pk=look_up.pk)


def _remember(look_up: LookUp, *, walk: OrderWalk, own: list[int]) -> None:
    """Notes what the answer says; only a complete one may take orders off the list."""
    if walk.complete:
        look_up.orders.set(own)
    else:
        look_up.orders.add(*own)
    look_up.asked_at = look_up.succeeded_at = walk.asked_at
    look_up.total, look_up.complete = walk.total, walk.complete
    look_up.error_kind = walk.error.kind if walk.error else ""
    look_up.error_message = walk.error.message if walk.error else ""
    look_up.save()


def _quarantine(look_up: LookUp, *, walk: OrderWalk, own: set[int]) -> None:
    look_up.quarantine.all().delete()
    reasons = Quarantined.Reason
    foreign = [
        Quarantined(
            look_up=look_up,
            reason=reasons.OTHER_PHONE,
            words="neither number of its customer is the one that was asked for",
            raw=order.raw,
        )
        for order in walk.orders
        if order.id not in own
    ]
    unreadable = [
        Quarantined(
            look_up=look_up, reason=reasons.UNREADABLE, words=row.reason, raw=row.raw
        )
        for row in walk.rejected
    ]
    Quarantined.objects.bulk_create([*foreign, *unreadable])
