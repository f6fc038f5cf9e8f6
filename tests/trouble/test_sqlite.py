"""What SQLite really does when it is locked, full or without its tables."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client

from tests.customers.factory import make_customer

from .failing import browser_of, says_that_the_database_fails

pytestmark = [
    pytest.mark.skipif(connection.vendor != "sqlite", reason="tries SQLite's failures"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def manager() -> Client:
    make_customer(7, display_name="Canary Traders")
    return browser_of("manager")


@pytest.fixture
def file(manager: Client, tmp_path: Path) -> Iterator[Path]:
    """The database as a file, for which nobody waits long."""
    path = tmp_path / "portal.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    usual = connections["default"]
    options = usual.settings_dict["OPTIONS"] | {"timeout": 0.2}
    changed = usual.settings_dict | {"NAME": str(path), "OPTIONS": options}
    connections["default"] = DatabaseWrapper(changed, "default")
    yield path
    connections["default"].close()
    connections["default"] = usual


def test_a_locked_file_is_said_and_readers_go_on(manager: Client, file: Path) -> None:
    assert manager.get("/customers/7/").status_code == 200
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    # It must be noted who looked, and that cannot be.
    page = manager.get("/customers/7/")
    assert says_that_the_database_fails(page)
    assert "Canary" not in page.content.decode()
    assert manager.get("/customers/").status_code == 200
    other.execute("ROLLBACK")
    other.close()
    assert manager.get("/customers/7/").status_code == 200


def test_a_full_disk_is_said_and_passes(manager: Client, file: Path) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")  # as small as it is
    pages = (manager.get("/customers/7/") for _ in range(500))
    full = next(page for page in pages if page.status_code != 200)
    assert says_that_the_database_fails(full)
    assert manager.get("/customers/").status_code == 200
    assert Client().get("/readyz").status_code == 200
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert manager.get("/customers/7/").status_code == 200


def test_a_database_that_was_taken_away_is_said(manager: Client, file: Path) -> None:
    connections["default"].close()
    file.rename(file.with_suffix(".away"))
    # SQLite makes a new, empty one.
    assert says_that_the_database_fails(manager.get("/customers/"))
    assert Client().get("/readyz").status_code == 503
    assert Client().get("/livez").status_code == 200


def test_a_file_that_is_no_database_is_said(manager: Client, file: Path) -> None:
    connections["default"].close()
    file.write_bytes(b"garbage" * 1000)
    assert says_that_the_database_fails(manager.get("/customers/"))
    assert Client().get("/readyz").status_code == 503
