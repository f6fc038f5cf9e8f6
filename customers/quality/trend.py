"""How a flaw's count went over the last days: in words, as a line, as a table."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Self

from babel.numbers import format_decimal

from customers.models import DailyFlaw

DAYS = 30
WEEK = datetime.timedelta(days=7)
WIDTH, HEIGHT = 240, 48
# So that neither the line nor its last point is cut off.
_EDGE = 4

Counts = dict[datetime.date, int]


def kept(*, today: datetime.date) -> dict[str, Counts]:
    """What was kept of each flaw in the last days, the oldest first. One query."""
    first = today - datetime.timedelta(days=DAYS - 1)
    rows = DailyFlaw.objects.here().filter(day__range=(first, today)).order_by("day")
    found: dict[str, Counts] = defaultdict(dict)
    for flaw, day, count in rows.values_list("flaw", "day", "customers"):
        found[flaw][day] = count
    return found


@dataclass(frozen=True, slots=True)
class Trend:
    """`line` and `end` (x, y) draw it; `rows` are the days with their counts, the
    newest first; `since` says how it went in a few words."""

    since: str
    line: str
    end: tuple[str, str]
    rows: list[tuple[datetime.date, int]]
    description: str

    @classmethod
    def of(cls, counts: Counts, now: int, *, today: datetime.date) -> Self | None:
        """None where nothing was kept yet. `now` is the count at this moment."""
        if not counts:
            return None
        low, high = min(counts.values()), max(counts.values())
        places = [_place(day, count, today, low, high) for day, count in counts.items()]
        return cls(
            since=_since(counts, now, today=today),
            line="M" + "L".join(f"{x} {y}" for x, y in places),
            end=places[-1],
            rows=list(reversed(counts.items())),
            description=_description(counts, low, high),
        )


def _place(
    day: datetime.date, count: int, today: datetime.date, low: int, high: int
) -> tuple[str, str]:
    """Where a day's count stands: the greatest on top, all alike in the middle."""
    ago = (today - day).days
    x = _EDGE + (WIDTH - 2 * _EDGE) * (1 - ago / (DAYS - 1))
    height = (count - low) / (high - low) if high > low else 0.5
    y = HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * height
    return f"{x:.1f}", f"{y:.1f}"


def _since(counts: Counts, now: int, *, today: datetime.date) -> str:
    """Against a week ago; where that is not known, the day nearest before it, or the
    first that is."""
    earlier = [day for day in counts if day <= today - WEEK]
    then = earlier[-1] if earlier else min(counts)
    if then == today:
        return "Counted since today"
    more = now - counts[then]
    when = "last week" if then == today - WEEK else f"{then:%d %b}"
    if not more:
        return f"As many as {'' if when == 'last week' else 'on '}{when}"
    sign = "+" if more > 0 else "\N{MINUS SIGN}"
    return f"{sign}{_figure(abs(more))} since {when}"


def _description(counts: Counts, low: int, high: int) -> str:
    days = list(counts)
    between = f"always {_figure(low)}"
    if low < high:
        between = f"between {_figure(low)} and {_figure(high)}"
    return (
        f"From {days[0]:%d %b} to {days[-1]:%d %b}: {between}, at last"
        f" {_figure(counts[days[-1]])}. The figures stand in the table below."
    )


def _figure(count: int) -> str:
    return format_decimal(count, locale="en_IN")
