"""SourceHub asked about a number, and what it says written down."""

from dataclasses import dataclass, replace

import structlog
from django.db import DatabaseError, transaction
from django.utils import timezone

from orders.belonging import belongs
from orders.days import Days
from orders.models import Failure, LookUp
from orders.spellings import others
from orders.store import store
from orders.turn import Turn
from sourcehub_portal.disk import not_waiting
from sourcehub_portal.gateway.client import SourceHub, connect
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.gateway.errors import BadRequest, UpstreamError
from sourcehub_portal.gateway.limits import LOOKUP
from sourcehub_portal.gateway.walk import OrderWalk, Told, orders_of
from sourcehub_portal.phone import Phone

log = structlog.get_logger(__name__)

NOT_STORED = Failure(
    "not_stored",
    "SourceHub answered, but the portal's own database could not keep the answer."
    " Try again in a minute.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a number, until the deadline, and in which spelling at first;
    `thorough`: in several, where there is nothing under that."""

    phone: Phone
    days: Days
    spelling: str
    deadline: Deadline
    thorough: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What SourceHub has, and the spellings that it was asked with; the last of them is
    the one under which it has orders, if it has any. `searched`: it has, or there are
    no others to try."""

    walk: OrderWalk
    tried: list[str]
    searched: bool


def ask(mine: Turn, question: Question) -> LookUp:
    """The question's row, with what SourceHub answered or why it did not."""
    try:
        found = _walked(question, told=mine.tell)
        return _keep(found, mine, question)
    except UpstreamError as error:
        return _note_failure(Failure(error.kind, error.message), mine)
    except DatabaseError as error:
        # Its words may hold what was to be stored: names, numbers.
        log.warning("answer_not_stored", reason=type(error).__name__)
        return _note_failure(NOT_STORED, mine)


def _walked(question: Question, *, told: Told) -> Found:
    """Raises the UpstreamError of the first spelling; one of a further ends the search,
    which is then not over, unless it is that spelling alone that is refused."""
    client = connect(limits=replace(LOOKUP, total=question.deadline.remaining()))
    tried = [question.spelling]
    walk = _under(tried[0], question, client=client, told=told)
    if _has_own(walk, question):
        return Found(walk, tried, searched=True)
    if not (question.thorough and walk.complete):
        return Found(walk, tried, searched=False)
    for spelling in others(question.phone, but=tried[0]):
        tried.append(spelling)
        try:
            other = _under(spelling, question, client=client, told=told)
        except BadRequest:
            continue  # it takes no number that is written so
        except UpstreamError as error:
            log.info("spelling_not_tried", kind=error.kind)
            return Found(walk, tried[:-1], searched=False)
        if _has_own(other, question):
            return Found(other, tried, searched=True)
    return Found(walk, tried, searched=True)


def _under(
    spelling: str, question: Question, *, client: SourceHub, told: Told
) -> OrderWalk:
    return orders_of(
        client,
        phone=spelling,
        from_date=question.days.first,
        to_date=question.days.last,
        deadline=question.deadline,
        told=told,
    )


def _has_own(walk: OrderWalk, question: Question) -> bool:
    return any(belongs(order, question.phone) for order in walk.orders)


def _keep(found: Found, mine: Turn, question: Question) -> LookUp:
    # Nothing is shown before who looks is noted, and that waits for the disk.
    with not_waiting(), transaction.atomic():
        row = store(
            found.walk,
            phone=question.phone,
            days=question.days,
            tried=found.tried,
            searched=found.searched,
            turn=mine,
        )
        if row.asker == mine.mark:  # a later question was answered first
            mine.end()
        return row


def _note_failure(failure: Failure, mine: Turn) -> LookUp:
    """The row with the failure, which is told even where it cannot be noted."""
    row = LookUp.objects.get(pk=mine.look_up)
    row.asked_at = timezone.now()
    row.error_kind, row.error_message = failure.kind, failure.message
    try:
        mine.end(
            asked_at=row.asked_at,
            error_kind=failure.kind,
            error_message=failure.message,
        )
    except DatabaseError as error:
        log.warning("failure_not_noted", reason=type(error).__name__)
    return row
