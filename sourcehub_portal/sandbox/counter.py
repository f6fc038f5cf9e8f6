"""What was received since the last reset."""

from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Counter:
    """Requests to the API, and what came to the port that nobody has reason to call."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._at_once = 0
        self._most_at_once = 0
        self._by_path: Tally[str] = Tally()
        self._strayed: Tally[str] = Tally(connections=0, bytes=0)

    @contextmanager
    def counting(self, path: str) -> Iterator[None]:
        """A request counts as under way until its answer is sent or given up."""
        with self._lock:
            self._by_path[path] += 1
            self._at_once += 1
            self._most_at_once = max(self._most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1

    def strayed(self, *, connections: int = 0, received: int = 0) -> None:
        with self._lock:
            self._strayed["connections"] += connections
            self._strayed["bytes"] += received

    def reset(self) -> None:
        """Requests that are under way stay so, and are not counted again."""
        with self._lock:
            self._by_path.clear()
            self._strayed = Tally(connections=0, bytes=0)
            self._most_at_once = self._at_once

    def document(self) -> dict[str, object]:
        with self._lock:
            return {
                "requests": self._by_path.total(),
                "by_path": dict(self._by_path),
                "most_at_once": self._most_at_once,
                "elsewhere": dict(self._strayed),
            }
