"""Questions that PostgreSQL plans once for each connection.

To plan one takes it three to five times as long as to answer it. Who asks by a key,
in the same words each time, need not have it planned again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


@contextmanager
def planned_once() -> Iterator[CursorWrapper]:
    """A cursor for questions with values in them, whose text is one of few.

    Where plans are not to be kept (see `database.py`), each is planned anew. On SQLite
    it is a cursor like any other.
    """
    with connection.cursor() as cursor:
        # psycopg does not tell a log what it asks by a plan.
        if connection.vendor == "postgresql" and not connection.queries_logged:
            # Django's usual one puts the values into the text: no two are the same.
            cursor.cursor = _server_binding(connection.connection)
        yield cursor


def _server_binding(connected: Any) -> Any:
    # Whoever is on SQLite does without the driver in memory.
    from django.db.backends.postgresql import base

    made: Any = base.ServerBindingCursor
    return made(connected)
