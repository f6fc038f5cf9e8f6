"""Wait for the answers that a test left on their way.

The server of the tests works in threads of this process, on the test's own database: a
look-up that still writes keeps the database from being emptied for the next test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST = 15.0  # seconds


@contextmanager
def answered() -> Iterator[None]:
    """Leave only when every request that came within has its whole answer.

    A thread has one at a time; an answer that ends within to what came before is none
    of them.
    """
    changed = Condition()
    under_way: set[int] = set()

    def started(**_: Any) -> None:
        with changed:
            under_way.add(get_ident())

    def finished(**_: Any) -> None:
        with changed:
            under_way.discard(get_ident())
            changed.notify_all()

    request_started.connect(started)
    request_finished.connect(finished)
    try:
        yield
        with changed:
            at_rest = changed.wait_for(lambda: not under_way, LONGEST)
        assert at_rest, f"{len(under_way)} have no answer after {LONGEST:.0f} s"
    finally:
        request_started.disconnect(started)
        request_finished.disconnect(finished)
