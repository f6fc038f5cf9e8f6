"""Reading a database that others write into, as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read in the block is of one moment, and nothing can be written.

    Nobody is kept from writing meanwhile. Within a transaction the block is a part of
    that one, which may write.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _of_sqlite():
            yield
    else:
        with transaction.atomic():
            _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _of_sqlite() -> Iterator[None]:
    """A plain BEGIN reads a snapshot; Django's own would lock all writers out."""
    _run("PRAGMA query_only = ON")
    _run("BEGIN")
    try:
        yield
    finally:
        _run("ROLLBACK")
        _run("PRAGMA query_only = OFF")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
