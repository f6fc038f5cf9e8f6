"""The last sweeps, as a table and as a small history."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from customers.models import Outcome, Sweep

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Pass:
    """One sweep, with how long it took: to its end, or as far as it is."""

    sweep: Sweep

    @property
    def seconds(self) -> float:
        end = self.sweep.finished_at or self.sweep.checked_at
        return max(0.0, (end - self.sweep.started_at).total_seconds())

    @property
    def took(self) -> str:
        """In words: "48 s", "3 min 20 s", "2 h 5 min"."""
        return in_words(self.seconds)

    @property
    def is_complete(self) -> bool:
        return self.sweep.outcome == Outcome.COMPLETE

    @property
    def began(self) -> str:
        """The time of day; the day too, where it is another than today."""
        at = timezone.localtime(self.sweep.started_at)
        is_today = at.date() == timezone.localdate()
        return f"{at:%H:%M}" if is_today else f"{at:%d %b, %H:%M}"


@dataclass(frozen=True, slots=True)
class Passes:
    """The newest passes, and how many older ones are noted."""

    shown: list[Pass]
    more: int

    @classmethod
    def now(cls) -> "Passes":
        """Out of two queries, however many sweeps there were."""
        sweeps = Sweep.objects.here()
        shown = [Pass(sweep) for sweep in sweeps.defer("checkpoint")[:SHOWN]]
        return cls(shown, max(0, sweeps.count() - SHOWN))


def in_words(seconds: float) -> str:
    """How long something took, to its two largest units."""
    whole = datetime.timedelta(seconds=round(seconds))
    hours, rest = divmod(whole.days * 86_400 + whole.seconds, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left or 'under 1'} s"
