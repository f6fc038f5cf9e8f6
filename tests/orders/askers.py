"""Several processes of the portal on one database, and a SourceHub that counts."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from django.db import connection

from tests.gateway.wire import Script, answering

from .factory import CALLER, raw_order

_ROOT = Path(__file__).parents[2]
_SECONDS = 60


class Said(NamedTuple):
    """How a look-up was answered; `error` is "" where there was none."""

    orders: list[int]
    error: str
    seconds: float


class Asker:
    """A process that waits for its word."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def go(self) -> None:
        pipe = _pipe(self.process.stdin)
        pipe.write("go\n")
        pipe.flush()

    def answers(self) -> list[Said]:
        """What its threads were answered, once all are."""
        out, _ = self.process.communicate(timeout=_SECONDS)
        return [Said(*each) for each in json.loads(out)]


def database(folder: Path) -> str:
    """The address of a migrated database that several processes may use.

    On PostgreSQL it is the test's own. On SQLite that is in the memory of this process,
    so it is a new file.
    """
    if connection.vendor == "postgresql":
        of = connection.settings_dict
        return f"postgres://{of['USER']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"
    url = f"sqlite:///{folder / 'shared.sqlite3'}"
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=_ROOT, env=_environment(url, ""), check=True)
    return url


@contextmanager
def asking(url: str, *, of: str, processes: int, threads: int) -> Iterator[list[Asker]]:
    """Processes that are ready to look the caller up; `of` is their SourceHub."""
    command = [sys.executable, "-m", "tests.orders.asker", CALLER, str(threads)]
    with ExitStack() as stack:
        started = [
            subprocess.Popen(
                command,
                cwd=_ROOT,
                env=_environment(url, of),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            for _ in range(processes)
        ]
        for process in started:
            stack.enter_context(process)
            stack.callback(process.kill)
        for process in started:
            assert _pipe(process.stdout).readline() == "ready\n"
        yield [Asker(process) for process in started]


def after(seconds: float, script: Script) -> Script:
    """A script that takes its time."""

    def later(wire: socket.socket) -> None:
        time.sleep(seconds)
        script(wire)

    return later


def one_order(order_id: int) -> Script:
    """A script that answers with one order of the caller's."""
    body = f'{{"data":{{"orders":[{raw_order(order_id)}],"pagination":{{"total":1}}}}}}'
    return answering(body.encode())


def _environment(url: str, of: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "sourcehub_portal.settings",
        "DEBUG": "1",
        "DATABASE_URL": url,
        "SOURCEHUB_API_URL": of,
        "SOURCEHUB_API_KEY": "any",
    }


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
