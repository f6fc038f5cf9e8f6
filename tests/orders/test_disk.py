"""What SourceHub said need not be on the disk at once; who looked must, before anything
is shown, and what was committed before is there as well then."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from sourcehub_portal.disk import not_waiting
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = "/orders/?phone=6396281335&again=on"
ANSWER, NOTE = 'UPDATE "orders_lookup"', 'INSERT INTO "accounts_access"'


def waits() -> bool:
    """Whether a commit would, if it came now."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        ((kind,),) = connection.connection.execute("PRAGMA synchronous")
        return int(kind) >= 2
    (kind,) = connection.connection.execute("SHOW synchronous_commit").fetchone()
    return bool(kind == "on")


class Watched:
    """Of each answer and note that is written, whether its commit will wait."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bool]] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, values: Any, *more: Any
    ) -> Any:
        found = execute(sql, values, *more)
        for written in (ANSWER, NOTE):
            # Whose turn it is is written by itself.
            if sql.startswith(written) and (
                connection.in_atomic_block or written is NOTE
            ):
                self.seen.append((written, waits()))
        return found


def test_of_a_live_look_up_the_note_alone_waits_for_the_disk(
    support: Client, sandbox: SandboxProcess
) -> None:
    watched = Watched()
    with connection.execute_wrapper(watched):
        support.get(SAMPLE)
    assert watched.seen == [(ANSWER, False), (NOTE, True)]
    assert waits()


def test_a_failure_leaves_the_database_waiting_again() -> None:
    with pytest.raises(RuntimeError), not_waiting():
        raise RuntimeError
    assert waits()


def test_within_a_transaction_nothing_changes() -> None:
    with transaction.atomic(), not_waiting():
        assert waits()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a setting of SQLite's")
def test_whoever_set_sqlite_not_to_wait_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        try:
            with not_waiting():
                assert cursor.execute("PRAGMA synchronous").fetchall() == [(0,)]
            assert cursor.execute("PRAGMA synchronous").fetchall() == [(0,)]
        finally:
            cursor.execute("PRAGMA synchronous=FULL")
