"""What SourceHub said need not be on the disk at once; who looked must, before anything
is shown, and what was committed before is there as well then."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from orders.days import Days
from orders.models import LookUp
from orders.turn import Turn, once
from sourcehub_portal.disk import ITSELF_NOT_WAITING, not_waiting
from sourcehub_portal.gateway.deadline import Deadline
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = "/orders/?phone=6396281335&again=on"
# On PostgreSQL a setting ends with the transaction that asks for it.
of_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a setting of SQLite's"
)
of_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="told in PostgreSQL's words"
)
# Whose turn it is, and the answer, stand in one row.
QUESTION, NOTE = 'UPDATE "orders_lookup"', 'INSERT INTO "accounts_access"'


def waits() -> bool:
    """Whether a commit would, if it came now."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        ((kind,),) = connection.connection.execute("PRAGMA synchronous")
        return int(kind) >= 2
    (kind,) = connection.connection.execute("SHOW synchronous_commit").fetchone()
    return bool(kind == "on")


class Watched:
    """Of what is written of a question, and of the note, whether its commit waits."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bool]] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, values: Any, *more: Any
    ) -> Any:
        found = execute(sql, values, *more)
        for written in (QUESTION, NOTE):
            if sql.startswith(written):
                # What is a transaction by itself is over by now, and what it set.
                over = sql.endswith(ITSELF_NOT_WAITING)
                self.seen.append((written, waits() and not over))
        return found


def test_of_a_live_look_up_the_note_alone_waits_for_the_disk(
    support: Client, sandbox: SandboxProcess
) -> None:
    watched = Watched()
    with connection.execute_wrapper(watched):
        support.get(SAMPLE)
    assert watched.seen == [(QUESTION, False), (QUESTION, False), (NOTE, True)]
    assert waits()


@of_postgresql
def test_what_is_told_with_an_update_holds_for_its_transaction() -> None:
    look_up = LookUp.objects.of("9845012345", Days())
    with transaction.atomic():
        assert once(look_up, deadline=Deadline(8, silence=8), ask=read) is not None
        assert not waits()
    assert waits()


def read(turn: Turn) -> LookUp:
    return LookUp.objects.get(pk=turn.look_up)


@of_sqlite
def test_a_failure_leaves_the_database_waiting_again() -> None:
    with pytest.raises(RuntimeError), not_waiting():
        raise RuntimeError
    assert waits()


@of_sqlite
def test_within_a_transaction_nothing_changes() -> None:
    with transaction.atomic(), not_waiting():
        assert waits()


@of_sqlite
def test_without_the_log_that_keeps_the_order_every_commit_waits() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=OFF")
        try:
            with not_waiting():
                assert waits()
        finally:
            cursor.execute("PRAGMA journal_mode=MEMORY")


@of_sqlite
def test_whoever_set_sqlite_not_to_wait_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        try:
            with not_waiting():
                assert cursor.execute("PRAGMA synchronous").fetchall() == [(0,)]
            assert cursor.execute("PRAGMA synchronous").fetchall() == [(0,)]
        finally:
            cursor.execute("PRAGMA synchronous=FULL")
