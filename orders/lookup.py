"""A phone number in, its orders out: live, else the last copy."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from customers.models import Customer
from orders.days import Days
from orders.models import LookUp, Order
from orders.models.order import OrderQuerySet
from orders.store import store
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.limits import LOOKUP
from sourcehub_portal.gateway.walk import orders_of
from sourcehub_portal.phone import Phone
from sourcehub_portal.source import current_source

CUSTOMERS_NAMED = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said about a number.

    Without `error`, `look_up` is what SourceHub says now. With it, `look_up` is the
    last good answer that covers these days, or None where there is none.
    """

    phone: Phone
    days: Days
    look_up: LookUp | None
    error: UpstreamError | None = None

    @property
    def copied_at(self) -> datetime | None:
        """When SourceHub was asked for this copy; None where it answered now."""
        return self.look_up.succeeded_at if self.look_up and self.error else None

    @property
    def orders(self) -> OrderQuerySet:
        """Those of these days, newest first.

        Cut here, for SourceHub does not say whether it counts a range's end days in.
        """
        if self.look_up is None:
            return Order.objects.none()
        return self.look_up.orders.here().within(self.days).newest_first()

    def customers(self) -> list[Customer]:
        """Customers that the mirror knows under this number, not more than ten."""
        known = Customer.objects.listed().with_phone(self.phone.national)
        return list(known[:CUSTOMERS_NAMED])


def look_up(
    phone: Phone, *, start: date | None = None, end: date | None = None
) -> Answer:
    """Asks SourceHub for the orders of `phone` from `start` to `end`, both included.

    What it says is stored before it is shown. Raises nothing of the gateway's: an
    error is noted with the question, and comes with the last copy.
    """
    days = Days.between(start, end)
    try:
        walk = orders_of(
            connect(limits=LOOKUP), phone=phone.national, from_date=start, to_date=end
        )
    except UpstreamError as error:
        _note_failure(error, phone=phone, days=days)
        return Answer(phone, days, _last_copy(phone, days), error)
    return Answer(phone, days, store(walk, phone=phone, days=days))


def _last_copy(phone: Phone, days: Days) -> LookUp | None:
    copies = LookUp.objects.answered().covering(phone.national, days)
    return copies.order_by("-succeeded_at").first()


def _note_failure(error: UpstreamError, *, phone: Phone, days: Days) -> None:
    LookUp.objects.update_or_create(
        source=current_source(),
        phone=phone.national,
        start=days.start,
        end=days.end,
        defaults={
            "asked_at": timezone.now(),
            "error_kind": error.kind,
            "error_message": error.message,
        },
    )
