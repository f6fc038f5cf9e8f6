"""One clock for everything that a request may take, dripped answers included."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .errors import DeadlineExceeded

_ruling: ContextVar["Deadline"] = ContextVar("sourcehub_deadline")


class Deadline:
    """`total` seconds from now on, and at most `silence` seconds without a byte."""

    def __init__(self, total: float, *, silence: float) -> None:
        self._began = time.monotonic()
        self._total = total
        self._silence = silence

    def spent(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    def remaining(self) -> float:
        """Seconds that are left; none, or fewer, when it has passed."""
        return self._total - self.spent()

    def left(self) -> float:
        """Seconds that are left.

        Raises DeadlineExceeded when there are none.
        """
        remaining = self.remaining()
        if remaining <= 0:
            raise DeadlineExceeded
        return remaining

    def patience(self) -> float:
        """How long the next byte may take. Raises DeadlineExceeded."""
        return min(self.left(), self._silence)

    def at_most(self, seconds: float) -> "Deadline":
        """One that begins now and ends with this one, or after `seconds` if sooner."""
        return Deadline(min(seconds, self.remaining()), silence=self._silence)

    @contextmanager
    def ruling(self) -> Iterator[None]:
        """Makes this the deadline of the connections that this thread uses."""
        token = _ruling.set(self)
        try:
            yield
        finally:
            _ruling.reset(token)


def ruling_deadline() -> Deadline:
    """The deadline of the request that this thread is making.

    urllib3 makes its connections and responses by itself, so it cannot be handed down.
    """
    return _ruling.get()
