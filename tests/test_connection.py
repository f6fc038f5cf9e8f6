"""A kept connection is looked at before a request, and the server seldom asked."""

from collections.abc import Iterator
from typing import Any, Self

import psycopg
import pytest
from django.db import connection

from sourcehub_portal.postgresql.base import IDLE, DatabaseWrapper

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own"),
    pytest.mark.django_db,
]
HOW_LONG = "sourcehub_portal.postgresql.base.time.monotonic"


@pytest.fixture
def kept() -> Iterator[DatabaseWrapper]:
    """Looked at once: as it is within a second of another request."""
    copied = connection.copy()
    assert isinstance(copied, DatabaseWrapper)
    copied.connect()
    assert copied.is_usable()
    yield copied
    copied.close()


@pytest.fixture
def asked(kept: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the server is asked from now on."""
    said: list[str] = []

    class Saying(psycopg.Cursor[Any]):
        def execute(self, query: Any, *rest: Any, **more: Any) -> Self:
            said.append(query)
            return super().execute(query, *rest, **more)

    monkeypatch.setattr(kept.connection, "cursor_factory", Saying)
    return said


def test_one_that_was_used_a_moment_ago_is_not_asked_about(
    kept: DatabaseWrapper, asked: list[str]
) -> None:
    assert kept.is_usable()
    assert asked == []


def test_one_that_was_silent_for_long_is_asked_about(
    kept: DatabaseWrapper, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not to the very second: a sum of two floats may fall short of it.
    later = kept._looked_at + IDLE + 0.5
    monkeypatch.setattr(HOW_LONG, lambda: later)
    assert kept.is_usable()
    assert asked == ["SELECT 1"]


def test_one_that_failed_is_asked_about(
    kept: DatabaseWrapper, asked: list[str]
) -> None:
    kept.errors_occurred = True
    assert kept.is_usable()
    assert asked == ["SELECT 1"]


def test_one_that_the_server_ended_is_no_use(kept: DatabaseWrapper) -> None:
    with kept.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert not kept.is_usable()


def test_one_that_is_shut_is_no_use(kept: DatabaseWrapper) -> None:
    kept.connection.close()
    assert not kept.is_usable()
