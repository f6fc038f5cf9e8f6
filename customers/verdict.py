"""The rule of absence: what a complete pass says of a customer that it did not meet.

A single pass may have stepped over a customer, so the first miss makes it missing,
which nobody is shown. Two chained passes in opposite directions, an hour apart, miss
nobody who was there; plain passes may, each by chance, so there it takes a third.
"""

import datetime
from enum import StrEnum
from typing import Protocol

from customers.models import Direction, Manner

APART = datetime.timedelta(hours=1)
PLAIN_MISSES = 3


class Verdict(StrEnum):
    """FIRST: missing from now on. AGAIN: missing as before. GONE: believed."""

    FIRST = "first"
    AGAIN = "again"
    GONE = "gone"


class Passed(Protocol):
    """What counts of a pass: how it read, and with which key."""

    @property
    def direction(self) -> str: ...
    @property
    def manner(self) -> str: ...
    @property
    def key_mark(self) -> str: ...


def verdict(
    passed: Passed,
    at: datetime.datetime,
    *,
    first: Passed | None,
    since: datetime.datetime | None,
    misses: int,
) -> Verdict:
    """On somebody whom `passed`, which ended at `at`, did not meet.

    `first` is the pass that missed them first, at `since`, and `misses` counts those
    before this one; None, None and 0 for somebody who was present.
    """
    # Another key may be of the other mode, and see other customers.
    if first is None or since is None or first.key_mark != passed.key_mark:
        return Verdict.FIRST
    if since > at - APART or not _proven(passed, first, misses=misses + 1):
        return Verdict.AGAIN
    return Verdict.GONE


def _proven(passed: Passed, first: Passed, *, misses: int) -> bool:
    if Manner.PLAIN in (passed.manner, first.manner):
        return misses >= PLAIN_MISSES
    return first.direction == Direction(passed.direction).opposite
