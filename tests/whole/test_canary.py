"""The key is nowhere, whatever SourceHub did: every fault, every process, all logs."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pytest

from tests.sandbox_process import SandboxProcess
from tests.whole.chores import DONE
from tests.whole.office import opened
from tests.whole.own_database import ROOT, SECONDS, OwnDatabase, environment

pytestmark = pytest.mark.slow

KEY = "xQ7vJ2mZ9tWcY4hLkB8nRfD3sGp6"
TELLING = 8
PARTS = {KEY[place : place + TELLING] for place in range(len(KEY) - TELLING + 1)}
PHONE = "6396281335"
# A sweep of a list without an end takes thousands of requests, all answered well.
TOO_LONG = {"endless"}


@pytest.fixture
def canary() -> Iterator[SandboxProcess]:
    """A SourceHub with few customers that knows this key."""
    with SandboxProcess.start(customers=120, key=KEY) as process:
        yield process


@pytest.fixture
def database(own_database: OwnDatabase, canary: SandboxProcess) -> OwnDatabase:
    return OwnDatabase(
        own_database.url,
        {
            "SOURCEHUB_API_URL": canary.url,
            "SOURCEHUB_API_KEY": KEY,
            "DJANGO_SETTINGS_MODULE": "tests.whole.impatient",
            "ACCESS_LOG": "1",
        },
    )


class Round:
    """One fault after the other, and all that the portal says meanwhile."""

    def __init__(self, database: OwnDatabase, log: Path, stack: ExitStack) -> None:
        self.database = database
        self.sink = stack.enter_context(log.open("ab"))
        self.office = stack.enter_context(opened(database, people=1, log=log))
        self.worker = self._start(stack, "manage.py", "worker")
        self.chores = self._start(stack, "-m", "tests.whole.chores")
        self.said: list[str] = []

    def under(self, fault: str) -> None:
        # What was found out under the last fault is not to keep anybody from asking.
        self.database.run("DELETE FROM gateway_upstream")
        self.database.run("UPDATE customers_sweep SET finished_at = '2026-01-01'")
        for path in (f"/orders/?phone={PHONE}", "/customers/"):
            page = self.office.get(path)
            assert page.status == 200, (fault, path)
            self.said.append(page.text)
        self._do_the_chores()

    def _do_the_chores(self) -> None:
        into, out = _open(self.chores.stdin), _open(self.chores.stdout)
        into.write("\n")
        into.flush()
        while (line := out.readline()).strip() != DONE:
            assert line, "the chores ended by themselves"
            self.said.append(line)

    def _start(self, stack: ExitStack, *words: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment(self.database.url, **self.database.variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if "-m" in words else self.sink,
            stderr=self.sink,
            text=True,
        )
        stack.callback(process.wait, SECONDS)
        stack.callback(process.kill)
        return process


def _open(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def telling(text: str) -> set[str]:
    """The parts of the key that a text has in it."""
    return {part for part in PARTS if part in text}


def files_of(database: OwnDatabase) -> str:
    """All that SQLite keeps on the disk; nothing on PostgreSQL, whose rows are read."""
    if database.file is None:
        return ""
    files = database.file.parent.glob(f"{database.file.name}*")
    return "".join(file.read_bytes().decode("latin-1") for file in files)


def test_the_key_is_in_no_log_page_message_or_database(
    database: OwnDatabase, canary: SandboxProcess, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with ExitStack() as stack:
        every = Round(database, log, stack)
        for fault in ["", *sorted(set(canary.known()) - TOO_LONG)]:
            canary.control(names=[fault] if fault else [])
            every.under(fault)
        canary.clear()
        kept = files_of(database) + str(database.dump())
    logged, said = log.read_text(errors="replace"), "".join(every.said)
    print(f"{len(logged)} characters logged, {len(said)} said, {len(kept)} kept")
    assert "sourcehub_request" in logged, "the log was written"
    assert "level=debug" in logged, "and all of it"
    assert "GET /orders/ 200" in logged
    assert PHONE not in logged
    assert not telling(logged)
    assert not telling(said)
    assert not telling(kept)


def test_the_search_would_find_the_key() -> None:
    assert telling(f"Bearer {KEY}") == PARTS
    assert len(telling(f"the first letters: {KEY[:TELLING]}.")) == 1
    assert not telling("nothing")
