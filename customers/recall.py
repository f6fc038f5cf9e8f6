"""What searches found, for whoever pages, sorts and filters on.

A search that finds thousands takes ten times as long as the page that shows 25 of them,
and the next page, another order or a filter asks for the same again. So a process keeps
what its last searches found, for as long as no customer is another: the number that the
kept counts know changes by (see FacetCount) grows with every row that does.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

# Five or six for each search: of ten thousand customers found they take two megabytes.
MOST = 64

Made = TypeVar("Made")


class Recall:
    """Whatever was made as of one change of the customers."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._as_of = -1
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def __call__(self, as_of: int, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for the key, or is made now. Nothing is kept of what was made
        as of another change than the last."""
        with self._lock:
            if as_of > self._as_of:
                self._as_of = as_of
                self._kept.clear()
            if as_of == self._as_of and key in self._kept:
                self._kept.move_to_end(key)
                kept: Made = self._kept[key]
                return kept
        made = make()
        with self._lock:
            if as_of == self._as_of:
                self._kept[key] = made
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return made

    def forget(self) -> None:
        """For a database that was put back to an earlier state."""
        with self._lock:
            self._as_of = -1
            self._kept.clear()


recall = Recall()
