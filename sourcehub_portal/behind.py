"""What is done behind the pages gives way to them."""

import contextlib
import os

NICE = 10  # of 19: half-way to what runs only when nobody else wants to


def give_way() -> None:
    """From here on this process runs after those that answer somebody. Where the
    system knows no priorities, nothing happens."""
    with contextlib.suppress(AttributeError, OSError):
        own = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(own, NICE))
