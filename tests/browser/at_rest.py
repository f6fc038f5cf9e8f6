"""Wait for the answers that a test left on their way.

The server of the tests works in threads of this process, on the test's own database: a
look-up that still writes keeps the database from being emptied for the next test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST = 15.0  # seconds


@contextmanager
def answered() -> Iterator[None]:
    """Leave only when every request that came within has its whole answer."""
    changed = Condition()
    under_way = 0

    def count(by: int) -> None:
        nonlocal under_way
        with changed:
            under_way += by
            changed.notify_all()

    def started(**_: Any) -> None:
        count(+1)

    def finished(**_: Any) -> None:
        count(-1)

    request_started.connect(started)
    request_finished.connect(finished)
    try:
        yield
        with changed:
            at_rest = changed.wait_for(lambda: under_way <= 0, LONGEST)
        assert at_rest, f"{under_way} requests have no answer after {LONGEST:.0f} s"
    finally:
        request_started.disconnect(started)
        request_finished.disconnect(finished)
