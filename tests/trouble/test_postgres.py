"""What PostgreSQL really does when it is slow, or ends our connection."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client

from tests.customers.factory import make_customer

from .failing import browser_of, says_that_the_database_fails

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="tries PostgreSQL's failures"
    ),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def manager() -> Client:
    make_customer(7, display_name="Canary Traders")
    return browser_of("manager")


@pytest.fixture
def other() -> Iterator[psycopg.Connection]:
    """Another's connection to the same database."""
    named = {"host", "port", "user", "password", "dbname"}
    given = connection.get_connection_params()
    with psycopg.connect(**{k: v for k, v in given.items() if k in named}) as found:
        yield found
        found.rollback()


def test_a_statement_that_takes_too_long_is_said(
    manager: Client, other: psycopg.Connection
) -> None:
    other.execute("LOCK TABLE accounts_access IN ACCESS EXCLUSIVE MODE")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 300")
    page = manager.get("/customers/7/")
    assert says_that_the_database_fails(page)
    assert "Canary" not in page.content.decode()
    assert manager.get("/customers/").status_code == 200
    other.rollback()
    assert manager.get("/customers/7/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


def test_a_connection_that_was_ended_is_said_and_made_anew(
    manager: Client, other: psycopg.Connection
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert says_that_the_database_fails(manager.get("/customers/"))
    # As Django does between two requests; the test client leaves it out.
    connection.close_if_unusable_or_obsolete()
    assert manager.get("/customers/").status_code == 200
