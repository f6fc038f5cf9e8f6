"""What was asked about a phone number, and what SourceHub last answered."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from babel.numbers import format_decimal
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from orders.days import Days
from orders.models.order import Order
from sourcehub_portal.gateway.limits import LOOKUP
from sourcehub_portal.source import current_source
from sourcehub_portal.term import is_running
from sourcehub_portal.written import written_once

_NEVER = datetime.fromtimestamp(0, tz=UTC)
# People who page, filter and export within a minute see one answer.
YOUNG_FOR = timedelta(seconds=60)
# For writing the answer down, once it is there.
GRACE = timedelta(seconds=1)
LONGEST_TURN = timedelta(seconds=LOOKUP.total) + GRACE


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a question was not answered: the error's kind, and its words for people."""

    kind: str
    message: str


@written_once
def _of_number(source: str, phone: str) -> QuerySet["LookUp"]:
    return LookUp.objects.filter(source=source, phone=phone)


def asked_about(phone: str) -> list["LookUp"]:
    """All questions about a number that the configured SourceHub was asked, the newest
    good answer first; those without one at the end."""
    rows = _of_number(current_source(), phone)
    return sorted(rows, key=lambda row: (row.succeeded_at or _NEVER, row.pk))[::-1]


class LookUpQuerySet(models.QuerySet["LookUp"]):
    def of(self, phone: str, days: Days) -> "LookUp":
        """The row of this very question, made where it was never asked."""
        return self.get_or_create(
            source=current_source(), phone=phone, start=days.start, end=days.end
        )[0]

    def answered(self) -> Self:
        return self.exclude(succeeded_at=None)

    def covering(self, phone: str, days: Days) -> Self:
        """Those of this number, asked of the configured SourceHub, whose range of days
        takes in all of `days`."""
        return self.filter(
            source=current_source(),
            phone=phone,
            start__lte=days.start,
            end__gte=days.end,
        )


class LookUp(models.Model):
    """One question, a phone number and a range of days, with its last good answer.

    `orders` are those that belong to the number. A question that was never answered
    has no `succeeded_at`; a failure leaves the answer before it as it was, and so does
    an answer without orders where there were some (`empty_since`).
    """

    source = models.CharField(max_length=32, help_text="see sourcehub_portal.source")
    phone = models.TextField(help_text="the national digits")
    start = models.DateField(help_text="0001-01-01 where open")
    end = models.DateField(help_text="9999-12-31 where open")
    orders = models.ManyToManyField(Order, related_name="look_ups")
    asked_at = models.DateTimeField(default=timezone.now)
    succeeded_at = models.DateTimeField(
        null=True, help_text="start of the first request of the last good answer"
    )
    previous_at = models.DateTimeField(
        null=True, help_text="start of the first request of the good answer before it"
    )
    total = models.BigIntegerField(
        null=True, help_text="how many SourceHub says there are"
    )
    complete = models.BooleanField(default=False)
    empty_since = models.DateTimeField(
        null=True,
        help_text="since when SourceHub returns nothing where it returned orders",
    )
    asking_until = models.DateTimeField(
        null=True, help_text="until when somebody is asking, for all who wait"
    )
    asker = models.CharField(max_length=32, blank=True, help_text="who that is")
    coming = models.PositiveIntegerField(
        default=0, help_text="how many orders have come of the question under way"
    )
    coming_of = models.BigIntegerField(null=True, help_text="of how many")
    found_as = models.TextField(
        blank=True, help_text="the spelling under which SourceHub has them"
    )
    tried = models.JSONField(
        default=list, help_text="the spellings that the last good answer was asked with"
    )
    searched = models.BooleanField(
        default=True,
        help_text="whether all spellings were tried, or one brought orders",
    )
    gone = models.JSONField(
        default=list,
        help_text="ids of orders that the answer before had, and the last has not",
    )
    left_out = models.PositiveIntegerField(
        default=0, help_text="how many of the last answer's rows are in quarantine"
    )
    error_kind = models.TextField(blank=True, help_text="what failed since, or cut it")
    error_message = models.TextField(blank=True)

    objects = LookUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "phone", "start", "end"], name="one_row_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"look-up {self.pk}"

    @property
    def days(self) -> Days:
        return Days(self.start, self.end)

    @property
    def failure(self) -> Failure | None:
        """Why the last question got no answer; None where it got one, if a cut one."""
        if not self.error_kind or self.asked_at == self.succeeded_at:
            return None
        return Failure(self.error_kind, self.error_message)

    @property
    def missing(self) -> str:
        """Why the last good answer is not complete, in a sentence; "" where it is."""
        if self.complete:
            return ""
        came = self.orders.count() + self.left_out
        if self.error_kind or self.total is None or self.total <= came:
            return "SourceHub's list could not be read to its end."
        total, sent = (format_decimal(n, locale="en_IN") for n in (self.total, came))
        return f"SourceHub's own count is {total}, and it sent {sent}."

    @property
    def answered_at(self) -> datetime | None:
        """The start of the last question that was answered, with orders or without."""
        return (
            self.succeeded_at if self.failure else self.succeeded_at and self.asked_at
        )

    @property
    def is_young(self) -> bool:
        """Whether the last question is recent and went without an error."""
        if self.error_kind or self.succeeded_at is None:
            return False
        return timedelta() <= timezone.now() - self.asked_at < YOUNG_FOR

    @property
    def is_final(self) -> bool:
        """Whether to ask again now would be to ask the same: the last question went to
        the end of what can be tried."""
        return self.is_young and self.searched

    @property
    def is_being_asked(self) -> bool:
        """Whether somebody's turn to ask is not over yet."""
        now = timezone.now()
        return is_running(self.asking_until, now=now, longest=LONGEST_TURN)


class Quarantined(models.Model):
    """A row of an answer that is not shown: kept as it came, with the reason."""

    class Reason(models.TextChoices):
        OTHER_PHONE = "other phone"
        UNREADABLE = "unreadable"

    look_up = models.ForeignKey(
        LookUp, on_delete=models.CASCADE, related_name="quarantine"
    )
    reason = models.CharField(max_length=11, choices=Reason.choices)
    words = models.TextField(help_text="the reason, for whoever looks into it")
    raw = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reason}: {self.words}"
