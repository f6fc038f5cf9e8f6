"""Several questions in one trip to PostgreSQL.

The way there and back, and waking whoever waits at either end, takes several times what
it takes to answer a question that is asked by a key. So those that do not wait for one
another's answers go together. SQLite is in the process: there is no way.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.db import connection

from sourcehub_portal.planned import planned_once

Rows = list[tuple[Any, ...]]


class Statement(NamedTuple):
    """A question as the database is asked it; `values` can be hashed."""

    sql: str
    values: tuple[Any, ...]


_brought: ContextVar[dict[Statement, Rows] | None] = ContextVar("brought", default=None)


@contextmanager
def together(*asked: Statement) -> Iterator[None]:
    """Asks all of them now. Each has its answer at hand when it is asked within the
    block for the first time; asked again, it is asked of the database.

    Keep the block short: what is written in it does not show in these answers. Blocks
    do not nest. Raises django.db.Error.
    """
    if not asked or not _are_sent():
        yield
        return
    outer = _brought.set(_answers(asked))
    try:
        yield
    finally:
        _brought.reset(outer)


def ask(statement: Statement) -> Rows:
    """The rows of an answer, which may have been brought already."""
    brought = _brought.get()
    if brought and statement in brought:
        return brought.pop(statement)
    with planned_once() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def _are_sent() -> bool:
    # A log of questions tells them one by one.
    return connection.vendor == "postgresql" and not connection.queries_logged


def _answers(asked: Sequence[Statement]) -> dict[Statement, Rows]:
    try:
        return _brought_by_one_trip(asked)
    except BaseException:
        # psycopg takes for prepared what came behind the one that failed, and was not.
        # A transaction that is taken back makes it forget; elsewhere nothing does.
        if not connection.in_atomic_block:
            connection.close()
        raise


def _brought_by_one_trip(asked: Sequence[Statement]) -> dict[Statement, Rows]:
    with ExitStack() as stack:
        cursors = [stack.enter_context(planned_once()) for _ in asked]
        with connection.wrap_database_errors, connection.connection.pipeline():
            for cursor, statement in zip(cursors, asked, strict=True):
                cursor.execute(*statement)
        answers = (list(cursor.fetchall()) for cursor in cursors)
        return dict(zip(asked, answers, strict=True))
