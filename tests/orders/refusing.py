"""A database that refuses some rows: a check of its own, on either kind of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def refusing(table: str, *, unless: str) -> Iterator[None]:
    """Every change of a row is refused unless this SQL condition holds after it."""
    for statement in _made(table, unless):
        _run(statement)
    yield
    _run(
        f"ALTER TABLE {table} DROP CONSTRAINT picky"
        if connection.vendor == "postgresql"
        else "DROP TRIGGER picky"
    )


def _made(table: str, condition: str) -> list[str]:
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {table} ADD CONSTRAINT picky CHECK ({condition})"]
    bad = f"SELECT 1 FROM {table} WHERE id = NEW.id AND NOT ({condition})"  # noqa: S608
    refusal = "BEGIN SELECT RAISE(ABORT, 'refused'); END"
    return [
        f"CREATE TRIGGER picky AFTER UPDATE ON {table} WHEN EXISTS ({bad}) {refusal}"
    ]


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
