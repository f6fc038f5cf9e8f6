"""How many retries one process may have begun without an answer in between.

Retries help against one bad moment. Against an outage they only multiply the load on
whoever is trying to get up again.
"""

import os
from functools import cache
from threading import Lock

RETRIES = 10


class RetryBudget:
    """A retry takes one of its tokens, an answer gives one back. Threads may share."""

    def __init__(self) -> None:
        self._tokens = RETRIES
        self._lock = Lock()

    def take(self) -> bool:
        """Takes a token; False when there is none, and no retry may follow."""
        with self._lock:
            taken = self._tokens > 0
            self._tokens -= taken
            return taken

    def give_back(self) -> None:
        """One more again, up to what there were at first."""
        with self._lock:
            self._tokens = min(self._tokens + 1, RETRIES)


@cache
def process_budget() -> RetryBudget:
    """The one of this process."""
    return RetryBudget()


# A child begins with a full one; and a thread that it does not have may hold the lock.
os.register_at_fork(after_in_child=process_budget.cache_clear)
