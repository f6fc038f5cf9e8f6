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


LOOKUP = Limits(connect=1.5, read=7.25, total=8.0, attempts=2, queue=6.75, urgent=True)
"""Someone is waiting in front of a page, which is to be there after 8.5 s.

Where SourceHub hangs, eight of a process give up after 7.25 s, and those who wait for
their connections a little sooner, for what would be left is too short for an answer.
Measured on two cores: twenty pages at once then take up to half a second more.
"""

BACKGROUND = Limits(connect=3.0, read=10.0, total=60.0, attempts=4)
"""Nobody is waiting: sweeps and other jobs."""
