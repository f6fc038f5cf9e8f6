"""Waiting for what another process does."""

import time
from collections.abc import Callable

import pytest

SECONDS = 60


def until(what: str, is_so: Callable[[], object], *, seconds: int = SECONDS) -> None:
    """Returns as soon as it is so; fails with `what` after a minute, or so long."""
    ends = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > ends:
            pytest.fail(f"In vain awaited: {what}")
        time.sleep(0.05)
