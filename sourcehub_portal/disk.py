"""Commits that do not wait for the disk, where one that comes soon does.

A disk gets commits in their order: who waits for one to be there has all before it
there as well. A live look-up commits whose turn it is, then what SourceHub said, then
who looked, and shows nothing before that: one wait is enough, the last. If the machine
fails before it, all that is lost is what SourceHub can be asked for again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from sourcehub_portal.together import Statement

NOT_WAITING = Statement("SELECT set_config('synchronous_commit', 'off', true)", ())
"""What PostgreSQL is asked within a transaction that shall not wait."""

# SQLite's own numbers. Without waiting it keeps the order all the same.
_NORMAL, _FULL = 1, 2


@contextmanager
def not_waiting() -> Iterator[None]:
    """On SQLite: what is committed within need not be on the disk yet. Enter it outside
    of transactions; within one it does nothing, and so it does on PostgreSQL."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        ((waits,),) = cursor.execute("PRAGMA synchronous").fetchall()
        if waits < _FULL:
            yield
            return
        cursor.execute(f"PRAGMA synchronous={_NORMAL}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous={waits}")
