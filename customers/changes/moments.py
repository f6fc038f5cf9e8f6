"""When a change happened, as far as that is known, in words."""

import datetime

from django.utils import timezone

from sourcehub_portal.age import day


def between(since: datetime.datetime | None, seen_at: datetime.datetime) -> str:
    """The stretch in which it happened: it was not yet so at `since` (None: unknown),
    and was so at `seen_at`.

    "20 Nov 2025, between 13:45 and 14:00", or "by 20 Nov 2025, 14:00".
    """
    until = timezone.localtime(seen_at)
    if since is None:
        return f"by {_moment(until)}"
    begin = timezone.localtime(since)
    if begin.date() != until.date():
        return f"between {_moment(begin)} and {_moment(until)}"
    if f"{begin:%H:%M}" == f"{until:%H:%M}":
        return _moment(until)
    return f"{day(until)}, between {begin:%H:%M} and {until:%H:%M}"


def _moment(local: datetime.datetime) -> str:
    return f"{day(local)}, {local:%H:%M}"
