"""Answers into the mirror: whole, in one transaction, and never older over newer."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

import structlog
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.db.models import QuerySet

from orders.belonging import belongs, is_of_another
from orders.days import Days
from orders.models import LookUp, Order
from orders.moved import leave_lists_of, leave_lists_of_others, moved_away
from orders.quarantine import quarantine
from orders.turn import Turn
from orders.writing import is_later, see_again, store_orders
from sourcehub_portal.disk import NOT_WAITING
from sourcehub_portal.gateway.records import OrderRecord
from sourcehub_portal.gateway.walk import OrderWalk
from sourcehub_portal.noted import saving
from sourcehub_portal.phone import Phone
from sourcehub_portal.source import current_source
from sourcehub_portal.together import Statement, together
from sourcehub_portal.written import figures_written_once, written_once

log = structlog.get_logger(__name__)

_save = saving(
    LookUp,
    "asked_at",
    "succeeded_at",
    "previous_at",
    "total",
    "complete",
    "empty_since",
    "asking_until",
    "asker",
    "found_as",
    "tried",
    "searched",
    "gone",
    "left_out",
    "error_kind",
    "error_message",
)

# How a database says no to a value, and Django or the driver before it is asked.
_REFUSALS = (DataError, IntegrityError, ValueError, ArithmeticError)
_PROGRAM_LIMIT_EXCEEDED = "54000"


# A look-up has a transaction of its own around it.
@transaction.atomic(savepoint=False)
def store(
    walk: OrderWalk,
    *,
    phone: Phone,
    days: Days,
    tried: Sequence[str] = (),
    searched: bool = True,
    turn: Turn | None = None,
) -> LookUp:
    """Keeps an answer and what it says, and returns the look-up as it now stands.

    `tried` are the spellings that SourceHub was asked with, the last of which brought
    the walk's orders; `searched`: that was all there is to try. The `turn` in which
    they were asked for ends with the answer.

    An order that is not the phone's is quarantined, not stored: SourceHub may match
    numbers in ways of its own, and one caller's orders are nobody else's business. So
    is one that the database refuses: the others are shown.
    """
    look_up, listed = _begun(phone, days, turn)
    # By id, as all lock them: also where they are stored in halves.
    own = sorted((x for x in walk.orders if belongs(x, phone)), key=lambda x: x.id)
    seen: Collection[int] = ()
    if own and listed == {order.id for order in own}:
        seen = see_again(look_up.pk, own, observed_at=walk.asked_at)
    rest = [order for order in own if order.id not in seen]
    news, refused = _store_what_can_be(rest, listed, observed_at=walk.asked_at)
    if not _was_answered_since(look_up, walk.asked_at):
        moved = moved_away(walk, phone, listed=listed)
        leave_lists_of(phone, moved)
        listed.difference_update(moved)
        kept = [order.id for order in own if order.id not in refused]
        look_up.tried, look_up.searched = list(tried), searched
        if kept and tried:
            look_up.found_as = tried[-1]
        _end(turn, look_up)
        quarantine(look_up, walk=walk, phone=phone, refused=refused)
        whole = _is_wholly_read(walk, phone) and not refused
        _remember(
            look_up, walk=walk, own=kept, listed=listed, news=bool(news), whole=whole
        )
    if news:
        leave_lists_of_others(news)
    return look_up


def _end(turn: Turn | None, look_up: LookUp) -> None:
    """Unless a later question has the row by now."""
    if turn and look_up.asker == turn.mark:
        look_up.asker, look_up.asking_until = "", None


def _was_answered_since(look_up: LookUp, moment: datetime) -> bool:
    return bool(look_up.answered_at and is_later(look_up.answered_at, moment))


def _store_what_can_be(
    orders: Sequence[OrderRecord], listed: set[int], *, observed_at: datetime
) -> tuple[list[int], dict[int, str]]:
    """Stores what the database takes; the ids of all but what it had, and those of what
    it refuses, with its kind of refusal. `listed` are some of those that it has.

    Halves what was refused until the culprits are found.
    """
    if not orders:
        return [], {}
    try:
        with transaction.atomic():
            return store_orders(orders, listed, observed_at=observed_at), {}
    except (*_REFUSALS, DatabaseError) as error:
        if not (isinstance(error, _REFUSALS) or _is_too_long(error)):
            raise
        if len(orders) > 1:
            middle = len(orders) // 2
            first, second = (
                _store_what_can_be(half, listed, observed_at=observed_at)
                for half in (orders[:middle], orders[middle:])
            )
            return first[0] + second[0], first[1] | second[1]
        # Its words may hold what was to be stored.
        log.warning("order_refused", reason=type(error).__name__)
        return [], {order.id: type(error).__name__ for order in orders}


def _is_too_long(error: Exception) -> bool:
    """Whether PostgreSQL refuses a text that is too long for an index, which it tells
    as it tells that it is gone."""
    return getattr(error.__cause__, "sqlstate", "") == _PROGRAM_LIMIT_EXCEEDED


def _begun(phone: Phone, days: Days, turn: Turn | None) -> tuple[LookUp, set[int]]:
    """The question's row, locked, and the ids of the orders that it lists."""
    with together(*_asked_first(turn)):
        look_up = _locked(phone, days, turn)
        return look_up, {order for (order,) in _listed(look_up.pk)}


def _asked_first(turn: Turn | None) -> Iterator[Statement]:
    """The row whose turn it is, locked, and what it lists.

    In this order: who waited for the lock sees what was listed by whoever had it.
    """
    if turn:
        yield NOT_WAITING
        yield _of_turn.statement(turn.look_up)
        yield _listed.statement(turn.look_up)


def _locked(phone: Phone, days: Days, turn: Turn | None) -> LookUp:
    if turn and (rows := _of_turn(turn.look_up)):
        return rows[0]
    locked = LookUp.objects.select_for_update()
    where = {"source": current_source(), "phone": phone.national}
    there = locked.filter(**where, start=days.start, end=days.end).first()
    return there or locked.get(pk=LookUp.objects.of(phone.national, days).pk)


@written_once
def _of_turn(look_up: int) -> QuerySet[LookUp]:
    return LookUp.objects.select_for_update().filter(pk=look_up)


@figures_written_once
def _listed(look_up: int) -> QuerySet[Order, tuple[Any, ...]]:
    return Order.objects.filter(look_ups=look_up).order_by().values_list("pk")


def _is_wholly_read(walk: OrderWalk, phone: Phone) -> bool:
    """Whether the answer came to its end, and of each row it is known what and whose it
    is: one that cannot be read may be an order that seems to be missing."""
    whose = all(belongs(x, phone) or is_of_another(x, phone) for x in walk.orders)
    return walk.complete and whose and not walk.rejected


def _remember(
    look_up: LookUp,
    *,
    walk: OrderWalk,
    own: list[int],
    listed: set[int],
    news: bool,
    whole: bool,
) -> None:
    """Notes what the answer says; only a `whole` one may take orders off the list.

    One that has none takes none off either: SourceHub may have lost them for a while.
    """
    look_up.asked_at = walk.asked_at
    look_up.error_kind = walk.error.kind if walk.error else ""
    look_up.error_message = walk.error.message if walk.error else ""
    if not own and listed:
        look_up.empty_since = look_up.empty_since or walk.asked_at
    else:
        look_up.empty_since = None
        look_up.previous_at = look_up.succeeded_at
        look_up.succeeded_at = walk.asked_at
        look_up.total = walk.total
        look_up.complete = walk.complete
        sent = {order.id for order in walk.orders}
        look_up.gone = sorted(listed - sent) if whole else []
        # An order that is written anew may have left this list a moment ago.
        if news or listed != set(own):
            _list(look_up, own, whole=whole)
    _save(look_up)


def _list(look_up: LookUp, own: list[int], *, whole: bool) -> None:
    if whole:
        look_up.orders.set(own)
    else:
        look_up.orders.add(*own)
