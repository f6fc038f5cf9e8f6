"""A phone number in, its orders out: live, else the last copy."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from customers.models import Customer
from customers.models.keys import shelf_of
from orders import turn
from orders.asking import Question, ask
from orders.days import Days
from orders.models import Failure, LookUp, Order
from orders.models.lookup import asked_about
from orders.models.order import OrderQuerySet
from orders.spellings import usual
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.gateway.errors import DeadlineExceeded
from sourcehub_portal.gateway.limits import LOOKUP
from sourcehub_portal.phone import Phone
from sourcehub_portal.source import current_source
from sourcehub_portal.together import Statement
from sourcehub_portal.written import written_once

CUSTOMERS_NAMED = 10
NAMED_BY = (
    "display_name",
    "company_name",
    "contact_person_name",
    "contactperson_number",
    "company_phone",
    "contact_national",
)
OLD_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said about a number.

    Without `error` and `empty_at`, `look_up` is what SourceHub says, now or (`young`)
    within the last minute. With one of them it is the last good answer that covers
    these days, or None where there is none: `error` is why SourceHub was not asked,
    `empty_at` when it was, and returned nothing where it had returned orders. The last
    good answer it is, too, while SourceHub is still to be asked (`pending`). `empty` is
    the row of the answer that had nothing, where `look_up` is one of more days.
    """

    phone: Phone
    days: Days
    look_up: LookUp | None
    error: Failure | None = None
    empty_at: datetime | None = None
    young: bool = False
    pending: bool = False
    empty: LookUp | None = None

    @property
    def last(self) -> LookUp | None:
        """The row of what SourceHub said last: what it left out is not the copy's."""
        return self.empty or self.look_up

    @property
    def copied_at(self) -> datetime | None:
        """When SourceHub was asked for this copy; None where it is what it says now."""
        is_copy = self.error or self.empty_at or self.pending
        return self.look_up.succeeded_at if self.look_up and is_copy else None

    @property
    def is_old(self) -> bool:
        """Whether this is a copy of which much may have changed."""
        return bool(self.copied_at and timezone.now() - self.copied_at > OLD_AFTER)

    @property
    def asked_at(self) -> datetime:
        """When SourceHub was asked for what it says now."""
        asked_at = self.look_up.asked_at if self.look_up else timezone.now()
        return self.empty_at or asked_at

    @property
    def orders(self) -> OrderQuerySet:
        """Those of these days, newest first.

        Cut here, for SourceHub does not say whether it counts a range's end days in.
        """
        if self.look_up is None:
            return Order.objects.none()
        return self.look_up.orders.here().within(self.days).newest_first()

    @property
    def whole(self) -> tuple[int, str] | None:
        """Look-up and source, where `orders` are all that the former has of the latter:
        that is mostly so, and asked in words that are written down once."""
        source = current_source()
        if self.look_up is None or not source or self.days.limited:
            return None
        return self.look_up.pk, source

    @property
    def came(self) -> int:
        """How many orders of the number there are in it, of all its days."""
        return self.look_up.orders.count() if self.look_up else 0

    def customers(self) -> list[Customer]:
        """Customers that the mirror knows under this number, not more than ten."""
        if source := current_source():
            return _known(shelf_of(source), self.phone.national)
        known = Customer.objects.listed().with_phone(self.phone.national)
        return list(known[:CUSTOMERS_NAMED])


def customers_asked(phone: Phone, source: str) -> Statement:
    """The question that `Answer.customers` asks."""
    return _known.statement(shelf_of(source), phone.national)


@written_once
def _known(shelf: str, national: str) -> QuerySet[Customer]:
    known = Customer.objects.filter(shelf=shelf).with_phone(national)
    return known.only(*NAMED_BY)[:CUSTOMERS_NAMED]


def look_up(
    phone: Phone,
    *,
    start: date | None = None,
    end: date | None = None,
    again: bool = False,
    deadline: Deadline | None = None,
    thorough: bool = True,
) -> Answer:
    """The orders of `phone` from `start` to `end`, both included.

    SourceHub is asked once for all who ask the same at once, and not within a minute
    of its last answer unless `again` says so, or not all was tried. What it says is
    stored before it is shown. `thorough`: in other spellings, too, where it has nothing
    under the first.
    Raises nothing of the gateway's: an error is noted with the question, and comes with
    the last copy.
    """
    deadline = deadline or patience()
    days = Days.between(start, end)
    rows = asked_about(phone.national)
    same = (row for row in rows if row.days == days)
    seen = next(same, None) or LookUp.objects.of(phone.national, days)
    if (seen.is_final if thorough else seen.is_young) and not again:
        return replace(_answer(seen, phone=phone, days=days), young=True)

    question = Question(phone, days, usual(phone, rows), deadline, thorough)
    row = turn.once(seen, deadline=deadline, ask=partial(ask, question=question))
    if row is None:
        late = Failure(DeadlineExceeded.kind, DeadlineExceeded.sentence)
        return Answer(phone, days, _last_copy(phone, days), late)
    return _answer(row, phone=phone, days=days)


def stored(
    phone: Phone, *, start: date | None, end: date | None, again: bool = False
) -> Answer | None:
    """The last copy, at once; SourceHub is still to be asked. None where that would
    bring nothing newer, as it was asked within the last minute, unless `again`."""
    days = Days.between(start, end)
    rows = asked_about(phone.national)
    if not again and any(row.is_final and row.days == days for row in rows):
        return None
    return Answer(phone, days, _covering(rows, days), pending=True)


def patience() -> Deadline:
    """How long somebody waits in front of a page, from now on."""
    return Deadline(LOOKUP.total, silence=LOOKUP.read)


def _answer(row: LookUp, *, phone: Phone, days: Days) -> Answer:
    """What the row of this very question says."""
    if failure := row.failure:
        copy = _last_copy(phone, days)
        empty_at = copy.empty_since if copy else None
        return Answer(phone, days, copy, failure, empty_at)
    earlier = row if row.empty_since else _wider_copy(row, phone=phone, days=days)
    if earlier:
        return Answer(phone, days, earlier, empty_at=row.asked_at, empty=row)
    return Answer(phone, days, row)


def _wider_copy(row: LookUp, *, phone: Phone, days: Days) -> LookUp | None:
    """A copy of more days that has orders on these, where the row has none at all."""
    if not days.limited or row.orders.exists():
        return None
    wider = LookUp.objects.answered().covering(phone.national, days).exclude(pk=row.pk)
    having = wider.filter(orders__date__range=(days.start, days.end))
    return having.order_by("-succeeded_at", "-pk").first()


def _last_copy(phone: Phone, days: Days) -> LookUp | None:
    return _covering(asked_about(phone.national), days)


def _covering(rows: Iterable[LookUp], days: Days) -> LookUp | None:
    """The first good answer whose days take in all of `days`."""
    copies = (row for row in rows if row.succeeded_at and row.days.cover(days))
    return next(copies, None)
