"""Which changes an address asks for."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.core.exceptions import BadRequest
from django.db.models import Q

from customers.changes.what import BY_NAME, WHATS, What
from customers.india import DAY, beginning
from customers.models import Change, Visit
from customers.models.change import ChangeQuerySet

LAST_VISIT = "last-visit"
# The portal's calendar: what lies outside cannot be counted in UTC, or is a slip.
_YEARS = range(2000, 3000)


@dataclass(frozen=True, slots=True)
class Selection:
    """Changes of one kind, of one day, and newer than the change with the id `since`;
    None where the address does not say."""

    what: What | None
    day: datetime.date | None
    since: int | None

    @classmethod
    def read(cls, asked: Mapping[str, str], visit: Visit) -> Self | None:
        """None where the address selects nothing. Raises BadRequest, with a sentence,
        where it asks for what there is not."""
        if not any(map(asked.get, ("kind", "day", "since"))):
            return None
        return cls(
            what=_what(asked.get("kind", "")),
            day=_day(asked.get("day", "")),
            since=_since(asked.get("since", ""), visit),
        )

    def of_any_kind(self) -> ChangeQuerySet:
        """Of that day and since that visit."""
        found = Change.objects.here()
        if self.day:
            begins, ends = beginning(self.day), beginning(self.day + DAY)
            found = found.filter(seen_at__gte=begins, seen_at__lt=ends)
        return found if self.since is None else found.filter(pk__gt=self.since)

    def changes(self) -> ChangeQuerySet:
        """The newest first."""
        wanted = Q()
        for what in [self.what] if self.what else WHATS:
            wanted |= what.changes
        return self.of_any_kind().filter(wanted)


def _what(text: str) -> What | None:
    if text and text not in BY_NAME:
        there_are = ", ".join(BY_NAME)
        raise BadRequest(f"“{text[:40]}” is no kind of change. There are: {there_are}.")
    return BY_NAME.get(text)


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = datetime.date.min
    if day.year not in _YEARS or day.isoformat() != text:
        raise BadRequest(f"“{text[:40]}” is no day. A day is written like 2026-11-25.")
    return day


def _since(text: str, visit: Visit) -> int | None:
    if not text:
        return None
    if text == LAST_VISIT:
        return visit.seen_before
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise BadRequest(f"“{text[:40]}” is no visit. Since your last: {LAST_VISIT}.")
    return int(text)
