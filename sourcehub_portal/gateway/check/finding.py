"""What was found out, in a sentence."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

T = TypeVar("T")

Verdict = Literal["works", "FAILS", "note"]
WORKS: Final = "works"
FAILS: Final = "FAILS"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried, or (a note) what is merely good to know."""

    verdict: Verdict
    words: str


def works(words: str) -> Finding:
    return Finding(WORKS, words)


def fails(words: str) -> Finding:
    """Something that keeps the portal from doing its work."""
    return Finding(FAILS, words)


def note(words: str) -> Finding:
    return Finding(NOTE, words)


def timed(ask: Callable[[], T]) -> tuple[T, int]:
    """What `ask` returned, and its milliseconds."""
    began = time.monotonic()
    answer = ask()
    return answer, round((time.monotonic() - began) * 1000)
