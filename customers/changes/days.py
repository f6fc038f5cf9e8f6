"""The days of one page, the newest first."""

import datetime
from dataclasses import dataclass
from typing import Self

from django.utils import timezone

from customers.changes.counting import count_by_day
from customers.changes.what import WHATS, What
from customers.india import DAY, beginning
from customers.models import Change

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date
    counts: list[tuple[What, int]]


@dataclass(frozen=True, slots=True)
class Days:
    """Those days from `first` to `last` on which something was seen; `older` is the
    page of the day before them on which there was something, `newer` the one after."""

    each: list[Day]
    first: datetime.date
    last: datetime.date
    newer: int | None
    older: int | None

    @classmethod
    def at(cls, page: int) -> Self:
        """In two queries, and one more where `page` is beyond the first change."""
        today = timezone.localdate()
        page = min(page, _page_of(_oldest(), today)) if page > 1 else 1
        last = today - (page - 1) * A_PAGE * DAY
        first = last - (A_PAGE - 1) * DAY
        begins, ends = beginning(first), beginning(last + DAY)
        # What a clock that was ahead dated to tomorrow belongs to the first page.
        seen = Change.objects.here().filter(seen_at__gte=begins)
        found = count_by_day(seen.filter(seen_at__lt=ends) if page > 1 else seen)
        before = Change.objects.here().filter(seen_at__lt=begins)
        older = before.values_list("seen_at", flat=True).first()
        return cls(
            each=[_day(day, found[day]) for day in sorted(found, reverse=True)],
            first=first,
            last=last,
            newer=page - 1 if page > 1 else None,
            older=_page_of(older, today) if older else None,
        )


def _day(date: datetime.date, counts: dict[str, int]) -> Day:
    return Day(date, [(what, counts.get(what.name, 0)) for what in WHATS])


def _oldest() -> datetime.datetime | None:
    seen = Change.objects.here().order_by("seen_at", "id")
    return seen.values_list("seen_at", flat=True).first()


def _page_of(moment: datetime.datetime | None, today: datetime.date) -> int:
    """The page on which that moment's day stands."""
    if moment is None:
        return 1
    return max(0, (today - timezone.localtime(moment).date()).days) // A_PAGE + 1
