"""An answer that is sent for a while is of one moment, and leaves nothing behind."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connections
from django.http import StreamingHttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.models import Access
from customers.models import Customer
from sourcehub_portal.moment import ROWS_A_READ, Moment, until_sent
from sourcehub_portal.spreadsheet.comma import BROKEN_OFF
from tests.accounts.people import browser_of
from tests.customers.factory import make_customer, make_customers
from tests.whole.own_database import OwnDatabase

MANY = ROWS_A_READ * 5  # more than are read before the first are sent


@pytest.fixture(autouse=True)
def database(
    own_database: OwnDatabase,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OwnDatabase]:
    """A database in which this process commits what it writes."""
    name = str(own_database.file or own_database.url.rpartition("/")[2])
    described = connections.settings[DEFAULT_DB_ALIAS] | {"NAME": name}
    monkeypatch.setitem(connections.settings, DEFAULT_DB_ALIAS, described)
    usual = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    with django_db_blocker.unblock():
        yield own_database
        connections[DEFAULT_DB_ALIAS].close()
    connections[DEFAULT_DB_ALIAS] = usual


def is_read(database: OwnDatabase) -> bool:
    """Whether anybody reads in a transaction that has not ended."""
    if database.file:
        Customer.objects.filter(pk=1).update(city="Surat")
        return bool(database.run("PRAGMA wal_checkpoint(TRUNCATE)", patience=0)[0][0])
    return bool(database.run(_IN_A_TRANSACTION))


_IN_A_TRANSACTION = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    " AND state LIKE 'idle in transaction%'"
)


def export(client: Client, **parameters: str) -> StreamingHttpResponse:
    answer: Any = client.get("/customers/export/", {"format": "csv", **parameters})
    assert isinstance(answer, StreamingHttpResponse)
    return answer


def test_what_is_written_meanwhile_is_not_read() -> None:
    make_customer(1)
    with until_sent() as moment:
        with moment:
            assert Customer.objects.count() == 1
        make_customer(2)
        with moment:
            assert Customer.objects.count() == 1
        assert Customer.objects.count() == 2
        assert [each.pk for each in moment.rows(Customer.objects.iterator())] == [1]


def test_nothing_can_be_written_in_it() -> None:
    with (
        pytest.raises(DatabaseError, match=r"readonly|read-only"),
        until_sent() as moment,
        moment,
    ):
        make_customer(1)
    make_customer(1)


def test_it_ends_with_its_rows(database: OwnDatabase) -> None:
    make_customer(1)
    with until_sent() as moment:
        rows = moment.rows(Customer.objects.iterator())
        next(rows)
    assert is_read(database)
    assert list(rows) == []
    assert not is_read(database)


def test_it_ends_with_an_error(database: OwnDatabase) -> None:
    def failing() -> Iterator[int]:
        yield Customer.objects.count()
        raise OperationalError

    make_customer(1)
    with until_sent() as moment:
        rows = moment.rows(failing())
    with pytest.raises(OperationalError):
        list(rows)
    assert not is_read(database)


def test_it_ends_with_an_error_before_its_rows_are_read(database: OwnDatabase) -> None:
    make_customer(1)
    with pytest.raises(OperationalError), until_sent() as moment, moment:
        _fail_after(Customer.objects.count())
    assert not is_read(database)


def _fail_after(_: int) -> None:
    raise OperationalError


def test_it_can_be_ended_twice(database: OwnDatabase) -> None:
    moment = Moment()
    moment.end()
    moment.end()
    assert not is_read(database)


def test_an_export_is_what_was_there_when_it_was_noted() -> None:
    make_customers(MANY)
    answer = export(browser_of("manager"))
    chunks = iter(answer)
    sent = next(chunks)
    make_customers(1000, start=MANY + 1)
    make_customers(MANY, city="Surat")
    sent += b"".join(chunks)
    rows = list(csv.DictReader(io.StringIO(sent.decode("utf-8-sig"))))
    noted = Access.objects.get()
    assert len(rows) == noted.count == MANY
    assert {row["City"] for row in rows} == {""}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("columns", ["", "all"])
def test_an_export_ends_when_the_client_goes_away(
    database: OwnDatabase, kind: str, columns: str
) -> None:
    make_customers(MANY)
    answer = export(browser_of("manager"), format=kind, columns=columns)
    next(iter(answer))
    assert is_read(database)
    answer.close()
    assert not is_read(database)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_ends_when_it_is_sent(database: OwnDatabase, kind: str) -> None:
    make_customers(MANY)
    assert b"".join(export(browser_of("manager"), format=kind))
    assert not is_read(database)


def test_an_export_that_cannot_be_noted_is_not_read(
    database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = browser_of("manager")
    make_customers(MANY)

    def refuse(execute: Any, statement: str, *rest: Any) -> Any:
        if "accounts_access" in statement:
            raise OperationalError
        return execute(statement, *rest)

    manager.raise_request_exception = False
    with connections[DEFAULT_DB_ALIAS].execute_wrapper(refuse):
        assert manager.get("/customers/export/?format=csv").status_code == 503
    assert not is_read(database)


def test_a_server_that_breaks_the_export_off_does_not_break_what_comes_next(
    database: OwnDatabase,
) -> None:
    if database.file:
        pytest.skip("SQLite has no server")
    make_customers(MANY)
    manager = browser_of("manager")
    chunks = iter(export(manager))
    sent = [next(chunks)]
    for (reader,) in database.run(_IN_A_TRANSACTION):
        database.run(f"SELECT pg_terminate_backend({reader})")
    with pytest.raises(DatabaseError):
        sent.extend(chunks)
    assert sent[-1].decode().strip() == BROKEN_OFF
    assert len(b"".join(export(manager)).splitlines()) == MANY + 1
