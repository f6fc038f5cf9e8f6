"""Processes of the portal with a database of their own, as the tests need them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connection
from psycopg import sql

from tests.gateway.asking import KEY

_ROOT = Path(__file__).parents[2]


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """The address of an empty database, of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'own.sqlite3'}"
        return
    name = f"gate_{uuid4().hex[:12]}"
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            admin.execute(drop.format(sql.Identifier(name)))


class Asker:
    """One process. `tell` and `hear` are apart, so that several act at one moment."""

    def __init__(self, *, database: str, sourcehub: str) -> None:
        environment = {
            "DATABASE_URL": database,
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "sourcehub_portal.settings",
            "SOURCEHUB_API_KEY": KEY,
            "SOURCEHUB_API_URL": sourcehub,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.gateway_shared.asker"],
            cwd=_ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Its log lines.
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def tell(self, command: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def do(self, command: str) -> dict[str, Any]:
        self.tell(command)
        return self.hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        # Ends the pipes, too.
        self.process.communicate()
