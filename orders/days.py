"""A range of days, both ends within it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """From `start` to `end`; an open end reaches to the first or last day there is."""

    start: date = date.min
    end: date = date.max

    @classmethod
    def between(cls, start: date | None, end: date | None) -> "Days":
        return cls(start or date.min, end or date.max)

    @property
    def first(self) -> date | None:
        """The first day, or None where the start is open."""
        return None if self.start == date.min else self.start

    @property
    def last(self) -> date | None:
        """The last day, or None where the end is open."""
        return None if self.end == date.max else self.end

    def cover(self, days: "Days") -> bool:
        """Whether all of `days` are among these."""
        return self.start <= days.start and days.end <= self.end

    @property
    def limited(self) -> bool:
        return bool(self.first or self.last)
