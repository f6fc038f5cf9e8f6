"""Days and ages in words."""

from datetime import date, datetime

from django.utils import timezone

SECONDS = (
    ("year", 365 * 86_400),
    ("month", 30 * 86_400),
    ("day", 86_400),
    ("hour", 3_600),
    ("minute", 60),
)


def age(moment: datetime, *, now: datetime | None = None) -> str:
    """Say how long ago an aware moment was, in its largest whole unit.

    Under a minute, and for a clock that runs ahead of ours, it is "just now".
    """
    passed = ((now or timezone.now()) - moment).total_seconds()
    for unit, seconds in SECONDS:
        if passed >= seconds:
            count = int(passed // seconds)
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "just now"


def day(date_: date | None) -> str:
    """Write a date as "08 Jun 2021", an aware moment as its day in India."""
    if date_ is None:
        return "—"
    if isinstance(date_, datetime):
        date_ = timezone.localtime(date_).date()
    return f"{date_:%d %b} {date_.year:04}"


def day_and_time(moment: datetime) -> str:
    """Write an aware moment for those who read it elsewhere and later."""
    local = timezone.localtime(moment)
    return f"{day(local)}, {local:%H:%M} (India time)"
