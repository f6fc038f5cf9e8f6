"""Stretches of time in words."""

from math import ceil


def span(seconds: float) -> str:
    """A stretch of time, rounded up: "12 seconds", "1 minute", "1 hour"."""
    whole = max(1, ceil(seconds))
    if whole < 60:
        return _many(whole, "second")
    minutes = ceil(whole / 60)
    return (
        _many(minutes, "minute") if minutes < 60 else _many(ceil(minutes / 60), "hour")
    )


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
