"""A database of a test's own, for processes that nobody shares it with."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[2]
SECONDS = 60
Dump = dict[str, list[str]]


def environment(url: str, **variables: str) -> dict[str, str]:
    """That of a process of the portal, with the tests' settings."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.whole.settings",
        "DATABASE_URL": url,
        **variables,
    }


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """One database: a file of SQLite's, or (`file` None) one on PostgreSQL's server.

    `variables` are added to the environment of each process that is started on it.
    """

    url: str
    variables: Mapping[str, str]

    @property
    def file(self) -> Path | None:
        kind, _, path = self.url.partition(":///")
        return Path(path) if kind == "sqlite" else None

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs one of manage.py's commands to its end."""
        process = self.start("manage.py", *words)
        out, err = process.communicate(timeout=SECONDS)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def start(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        """Starts Python with these words. Read what it says, or it stands still."""
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment(self.url, **{**self.variables, **variables}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, statement: str, *, patience: int = 20) -> list[tuple[Any, ...]]:
        """Runs one statement, commits it, and returns the rows that it gives.

        Others' locks are waited for so many seconds; then it raises the driver's
        OperationalError.
        """
        with closing(self._connect(patience)) as connection:
            cursor = connection.cursor()
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
            connection.commit()
        return rows

    def dump(self) -> Dump:
        """Every row of every table, as text, in an order of its own."""
        every = _TABLES_OF_SQLITE if self.file else _TABLES_OF_POSTGRESQL
        names = sorted(name for (name,) in self.run(every))
        return {name: sorted(map(_text, self._rows(name))) for name in names}

    def _rows(self, table: str) -> list[tuple[Any, ...]]:
        return self.run(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of our own

    def copy(self, url: str) -> "OwnDatabase":
        """A copy under another address. Nobody may be connected to this one."""
        twin = OwnDatabase(url, self.variables)
        if self.file and twin.file:
            twin.drop()
            shutil.copyfile(self.file, twin.file)
        else:
            _on_the_server(
                url,
                "DROP DATABASE IF EXISTS {name} WITH (FORCE)",
                "CREATE DATABASE {name} TEMPLATE {other}",
                other=_name(self.url),
            )
        return twin

    def drop(self) -> None:
        """Removes it, whoever is connected."""
        if self.file:
            for tail in ("", "-wal", "-shm"):
                self.file.with_name(self.file.name + tail).unlink(missing_ok=True)
        else:
            _on_the_server(self.url, "DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def create(self) -> None:
        """Makes it, with every table and nothing in them."""
        if not self.file:
            _on_the_server(self.url, "CREATE DATABASE {name}")
        done = self.manage("migrate", "--verbosity=0")
        if done.returncode:
            raise RuntimeError(done.stderr)
        self.settle()

    def settle(self) -> None:
        """Puts what was written into SQLite's one file, which is all that is copied."""
        if self.file:
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connect(self, patience: int) -> Any:
        if self.file:
            return sqlite3.connect(self.file, timeout=patience)
        return psycopg.connect(self.url, options=f"-c lock_timeout={patience}s")


_TABLES_OF_SQLITE = "SELECT name FROM sqlite_schema WHERE type = 'table'"
_TABLES_OF_POSTGRESQL = (
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
)


def _text(row: tuple[Any, ...]) -> str:
    return repr([bytes(one) if isinstance(one, memoryview) else one for one in row])


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _on_the_server(url: str, *statements: str, other: str = "") -> None:
    server = f"{url.rpartition('/')[0]}/postgres"
    names = {"name": sql.Identifier(_name(url)), "other": sql.Identifier(other or "x")}
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement).format(**names))
