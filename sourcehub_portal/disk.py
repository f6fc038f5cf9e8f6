"""Commits that do not wait for the disk, where one that comes soon does.

A disk gets commits in their order: who waits for one to be there has all before it
there as well. A live look-up commits whose turn it is, then what SourceHub said, then
who looked, and shows nothing before that: of these, the last alone has to wait. If the
machine or the database fails before it, all that is lost is what SourceHub can be asked
for again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from sourcehub_portal.together import Statement

_ASKED = "set_config('synchronous_commit', 'off', true)"

NOT_WAITING = Statement(f"SELECT {_ASKED}", ())
"""What PostgreSQL is asked within a transaction that shall not wait."""

ITSELF_NOT_WAITING = f" RETURNING {_ASKED}"
"""What PostgreSQL is told at the end of an UPDATE that is its own transaction."""

# SQLite's own numbers.
_NORMAL, _FULL = 1, 2
# Without waiting it keeps the order all the same, in WAL mode. What is in memory, as in
# tests, has no disk.
_IN_ORDER = {"wal", "memory"}


@contextmanager
def not_waiting() -> Iterator[None]:
    """On SQLite: what is committed within need not be on the disk yet. Enter it outside
    of transactions; within one it does nothing, and so it does on PostgreSQL."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        ((waits,),) = cursor.execute("PRAGMA synchronous").fetchall()
        ((log,),) = cursor.execute("PRAGMA journal_mode").fetchall()
        if waits < _FULL or log not in _IN_ORDER:
            yield
            return
        cursor.execute(f"PRAGMA synchronous={_NORMAL}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous={waits}")
