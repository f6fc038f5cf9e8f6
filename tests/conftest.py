"""What every test may ask for: a SourceHub to talk to, and people who are signed in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from customers import kept_counts
from orders import totals
from sourcehub_portal.gateway.budget import process_budget
from tests.accounts.people import browser_of
from tests.faults.results import Results
from tests.sandbox_process import SandboxProcess
from tests.whole.own_database import OwnDatabase

TODAY = "2026-11-20"
REQUIRED = {name for name in os.environ.get("PORTAL_REQUIRE", "").split(",") if name}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults-results", metavar="FILE", type=Path)


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--faults-results"):
        config.pluginmanager.register(Results(path))


@pytest.fixture(autouse=True)
def _full_retry_budget() -> None:
    """One test's failures do not keep the next from retrying."""
    process_budget.cache_clear()


@pytest.fixture(autouse=True)
def _counts_anew() -> None:
    """The database was put back behind the counts that a process remembers."""
    kept_counts.forget()
    totals.forget()


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxProcess]:
    with SandboxProcess.start(customers=1000, seed=1, today=TODAY) as process:
        yield process


@pytest.fixture
def sandbox(
    sandbox_process: SandboxProcess, settings: Settings
) -> Iterator[SandboxProcess]:
    """The portal's SourceHub, which behaves until the test says otherwise."""
    settings.SOURCEHUB_API_URL = sandbox_process.url
    settings.SOURCEHUB_API_KEY = sandbox_process.key
    yield sandbox_process
    sandbox_process.reset()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDatabase]:
    """A database with tables and nothing in them, to be copied and never used."""
    database = OwnDatabase(_own_url(tmp_path_factory.mktemp("empty"), "empty"), {})
    database.create()
    yield database
    database.drop()


@pytest.fixture
def own_database(
    empty_database: OwnDatabase, sandbox_process: SandboxProcess, tmp_path: Path
) -> Iterator[OwnDatabase]:
    """An empty database that no other test sees, for processes that a test starts.

    Where the tests run on PostgreSQL it is one there. Its SourceHub is the sandbox.
    """
    where = {
        "SOURCEHUB_API_URL": sandbox_process.url,
        "SOURCEHUB_API_KEY": sandbox_process.key,
    }
    copy = empty_database.copy(_own_url(tmp_path, "own"))
    database = OwnDatabase(copy.url, where)
    yield database
    sandbox_process.clear()
    database.drop()


def _own_url(folder: Path, name: str) -> str:
    """The address of a database beside the one that the tests run on."""
    server, _, beside = os.environ.get("DATABASE_URL", "").rpartition("/")
    if not server.startswith("postgres"):
        return f"sqlite:///{folder / name}.sqlite3"
    return f"{server}/{beside}_{name}_{os.getpid()}"


@pytest.fixture
def sales(db: None) -> Client:
    """The browser of someone in sales."""
    return browser_of("sales")


@pytest.fixture
def support(db: None) -> Client:
    """The browser of somebody in support."""
    return browser_of("support")


@pytest.fixture
def manager(db: None) -> Client:
    """The browser of a manager, who may export."""
    return browser_of("manager")


def missing(name: str, what: str) -> None:
    """Skips a test for want of `what`, or fails it where PORTAL_REQUIRE names it."""
    if name in REQUIRED:
        pytest.fail(f"{what} is required (PORTAL_REQUIRE) and was not found")
    pytest.skip(f"{name}: {what} was not found")
