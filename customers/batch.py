"""Which pages of a sweep are written together."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from customers.notes import Arrived

# A commit costs as much as many pages, but what is locked makes others wait.
MOST = 16
# Where pages come slowly, a commit is nothing beside them, and each is kept at once.
SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Kept:
    """A page to be written, and what then is the checkpoint."""

    arrived: Arrived
    saved: Callable[[], dict[str, Any]]


class Batch:
    """Pages that have come and are not written yet.

    The first is written alone and then twice as many each time: so the first customers
    are there at once, and a short list is written in several steps, too.
    """

    def __init__(self) -> None:
        self._pages: list[Kept] = []
        self._most = 1
        self._began = time.monotonic()

    def add(self, page: Kept) -> bool:
        """Whether what has been added is to be written now."""
        self._pages.append(page)
        full = len(self._pages) >= self._most
        return full or time.monotonic() - self._began >= SECONDS

    def take(self) -> list[Kept]:
        """All of them, and begins anew."""
        pages, self._pages = self._pages, []
        self._most = min(MOST, self._most * 2)
        return pages

    def written(self) -> None:
        """The time that writing took is no sign of slow pages."""
        self._began = time.monotonic()
