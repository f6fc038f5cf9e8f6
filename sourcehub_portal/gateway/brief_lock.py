"""A transaction that does not wait long for what others have locked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_MILLISECONDS = 500


@contextmanager
def brief_lock() -> Iterator[None]:
    """Raises OperationalError where a lock is not free after half a second.

    Within another transaction its own patience holds, and is left as it is.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        with _busy_timeout(), transaction.atomic():
            yield
    else:
        with transaction.atomic():
            _run(f"SET LOCAL lock_timeout = {_MILLISECONDS}")
            yield


@contextmanager
def _busy_timeout() -> Iterator[None]:
    usual = _run("PRAGMA busy_timeout")
    _run(f"PRAGMA busy_timeout = {_MILLISECONDS}")
    try:
        yield
    finally:
        _run(f"PRAGMA busy_timeout = {usual}")


def _run(statement: str) -> int:
    """The number that `statement` returns; 0 where it returns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone() if cursor.description else None
    return int(row[0]) if row else 0
