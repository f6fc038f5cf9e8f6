"""Terms that the database keeps, told by a clock that may have been set back."""

from datetime import datetime, timedelta

# Clocks of several machines, and one that is just being put right, differ by so much.
_LEEWAY = timedelta(minutes=1)


def is_running(
    until: datetime | None, *, now: datetime, longest: timedelta | float
) -> bool:
    """Whether a term (until an aware moment, or none) has not run out yet.

    No such term is ever longer than `longest` (seconds, or a stretch of time). One that
    would still take longer was written while a clock was ahead; it binds nobody, for it
    would for as long as the clock was wrong.
    """
    return until is not None and now < until <= furthest(now, longest=longest)


def furthest(now: datetime, *, longest: timedelta | float) -> datetime:
    """The last moment at which a term that was written by now can end."""
    if not isinstance(longest, timedelta):
        longest = timedelta(seconds=longest)
    return now + longest + _LEEWAY


def is_ahead(moment: datetime, *, now: datetime) -> bool:
    """Whether something noted as past lies so far ahead that a clock must have been
    wrong."""
    return moment > now + _LEEWAY
