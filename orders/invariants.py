"""What must be true of the mirrored orders and of the look-ups that brought them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Model, QuerySet

from orders.belonging import belongs
from orders.models import Change, Invoice, Line, LookUp, Order
from orders.rereading import reread
from sourcehub_portal.finding import Exceptions, Finding
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.phone import read_phone

_CHUNK = 500


def findings() -> Iterator[Finding]:
    """Each invariant with its figure, the cheap ones first."""
    yield _every_order_was_written()
    yield _each_place_once("lines", Line.objects.all())
    yield _each_place_once("invoices", Invoice.objects.all())
    yield _each_question_once()
    yield _orders_belong_to_their_phone()
    yield _histories_lead_to_what_is()
    yield from reread()


def _every_order_was_written() -> Finding:
    """An order's row is claimed before it is written, in one transaction."""
    claimed = Exceptions()
    for pk in Order.objects.filter(raw="").order_by("pk").values_list("pk", flat=True):
        claimed.add(pk)
    return Finding(
        not claimed.count,
        f"Orders: {Order.objects.count():,}; claimed and never written: {claimed}.",
    )


def _each_place_once(what: str, rows: "QuerySet[Any]") -> Finding:
    twice = _more_than_once(rows, "order_id", "position")
    return Finding(
        not twice.count,
        f"{what.capitalize()} of orders: {rows.count():,};"
        f" places of an order that are taken twice: {twice}.",
    )


def _each_question_once() -> Finding:
    # Never the phone in words that a terminal or a log may keep.
    questions = LookUp.objects.all()
    asked = questions.values("source", "phone", "start", "end").distinct().count()
    count = questions.count()
    return Finding(
        count == asked, f"Look-ups: {count:,}; different questions: {asked:,}."
    )


def _more_than_once(rows: "QuerySet[Model]", *names: str) -> Exceptions:
    found = rows.order_by().values_list(*names).annotate(times=Count("*"))
    twice = Exceptions()
    for *where, _ in found.filter(times__gt=1).order_by(*names).iterator():
        twice.add("/".join(map(str, where)))
    return twice


def _orders_belong_to_their_phone() -> Finding:
    shown, foreign = 0, Exceptions()
    links = LookUp.orders.through.objects.order_by("pk").exclude(order__raw="")
    for pk, order, phone, raw in links.values_list(
        "lookup_id", "order_id", "lookup__phone", "order__raw"
    ).iterator(chunk_size=_CHUNK):
        shown += 1
        if not _is_of(phone, raw):
            foreign.add(f"order {order} in look-up {pk}")
    return Finding(
        not foreign.count,
        f"Orders in the answers of look-ups: {shown:,}; of another phone: {foreign}.",
    )


def _histories_lead_to_what_is() -> Finding:
    """A change is seen after what was before it, and the last one led to the status
    that the order has."""
    backwards, elsewhere = Exceptions(), Exceptions()
    changes = Change.objects.order_by("order_id", "seen_at", "id")
    for pk in changes.filter(since__gt=F("seen_at")).values_list("order", flat=True):
        backwards.add(pk)
    told = changes.filter(field="status").values_list(
        "order_id", "after", "order__status"
    )
    last = {pk: (after, status) for pk, after, status in told.iterator()}
    for pk, (after, status) in last.items():
        if after != status:
            elsewhere.add(pk)
    return Finding(
        not backwards.count and not elsewhere.count,
        f"Changes of orders: {changes.count():,}; that end before they begin:"
        f" {backwards}; that lead to another status than the order's: {elsewhere}.",
    )


def _is_of(national: str, raw: str) -> bool:
    phone = read_phone(national)
    try:
        return phone is not None and belongs(parse_order(raw), phone)
    except UpstreamError:
        return False
