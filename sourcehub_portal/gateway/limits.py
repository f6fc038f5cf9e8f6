"""How long, how often and how much: the two ways to ask SourceHub."""

from dataclasses import dataclass

CONNECTIONS = 8
"""How many requests one process has under way at most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, attempts and bytes.

    `connect` is for finding the name's addresses, and for each of them; `read` is the
    longest silence; `total` holds for everything together: the queue, every attempt,
    the waits between them, and answers that drip; `queue` is the longest wait for a
    free connection. `body` is counted after unpacking. `urgent`: someone is waiting, so
    SourceHub is asked even with a key that it refused last.
    """

    connect: float
    read: float
    total: float
    attempts: int
    body: int = 8 * 1024 * 1024
    error_body: int = 64 * 1024
    pause: float = 0.3
    queue: float = 60.0
    urgent: bool = False


LOOKUP = Limits(connect=1.5, read=7.5, total=8.0, attempts=2, queue=7.0, urgent=True)
"""Someone is waiting in front of a page, which is to be there after 8.5 s.

Where SourceHub hangs, the first eight give up after 7.5 s, and those who wait for their
connections before that: they could not be answered in what would be left.
"""

BACKGROUND = Limits(connect=3.0, read=10.0, total=60.0, attempts=4)
"""Nobody is waiting: sweeps and other jobs."""
