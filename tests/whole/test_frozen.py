"""Sweeps that are stopped, or killed together with their worker: real processes."""

import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.faults.marks import tries
from tests.sandbox_process import SandboxProcess
from tests.whole.own_database import SECONDS, Dump, OwnDatabase
from tests.whole.waiting import until

pytestmark = pytest.mark.slow

LATENCY_MS = 150
# When SourceHub was last heard of is noted by whoever asks it, sweep or not.
NOTED_BY_ALL = {"gateway_upstream"}


@pytest.fixture
def slow_sandbox(
    own_database: OwnDatabase, sandbox_process: SandboxProcess
) -> SandboxProcess:
    """SourceHub takes its time, so that a sweep can be met in its midst."""
    sandbox_process.control(latency_ms=LATENCY_MS)
    return sandbox_process


@pytest.fixture
def sweeping(
    own_database: OwnDatabase, slow_sandbox: SandboxProcess
) -> Iterator["subprocess.Popen[str]"]:
    """A sweep that has read some pages, and goes on."""
    process = own_database.start("manage.py", "sync_customers")
    until("the first pages", lambda: seen(own_database) >= 200)
    yield process
    process.kill()
    process.communicate()


def seen(database: OwnDatabase) -> int:
    rows = database.run("SELECT COALESCE(MAX(distinct_seen), 0) FROM customers_sweep")
    return int(rows[0][0])


def outcomes(database: OwnDatabase) -> list[str]:
    rows = database.run("SELECT outcome FROM customers_sweep ORDER BY id")
    return [outcome for (outcome,) in rows]


def freeze(process: "subprocess.Popen[str]", database: OwnDatabase) -> None:
    """Stops it where it holds no lock: the others are to be kept off by its lease."""
    while True:
        process.send_signal(signal.SIGSTOP)
        if may_write(database):
            return
        process.send_signal(signal.SIGCONT)
        time.sleep(0.02)


def may_write(database: OwnDatabase) -> bool:
    try:
        database.run("UPDATE customers_lease SET name = name", patience=1)
    except (sqlite3.OperationalError, psycopg.OperationalError):
        return False
    return True


def mirror(database: OwnDatabase) -> Dump:
    rows = database.dump()
    return {name: rows[name] for name in rows.keys() - NOTED_BY_ALL}


@tries(41, "sweep")
def test_a_stopped_sweep_keeps_its_lease_while_it_lasts(
    own_database: OwnDatabase, sweeping: "subprocess.Popen[str]"
) -> None:
    freeze(sweeping, own_database)
    before = mirror(own_database)
    second = own_database.manage("sync_customers")
    assert second.returncode == 75, second.stderr
    assert mirror(own_database) == before
    sweeping.send_signal(signal.SIGCONT)
    said, _ = sweeping.communicate(timeout=SECONDS)
    assert sweeping.returncode == 0
    assert "created=1000" in said


@tries(41, "sweep")
def test_a_sweep_that_was_overtaken_in_its_sleep_writes_nothing(
    own_database: OwnDatabase,
    slow_sandbox: SandboxProcess,
    sweeping: "subprocess.Popen[str]",
) -> None:
    freeze(sweeping, own_database)
    own_database.run("UPDATE customers_lease SET expires_at = '2026-01-01 00:00:00'")
    slow_sandbox.clear()
    second = own_database.manage("sync_customers")
    assert second.returncode == 0, second.stderr
    before = mirror(own_database)

    sweeping.send_signal(signal.SIGCONT)
    _, said = sweeping.communicate(timeout=SECONDS)

    assert sweeping.returncode == 75, said
    assert "Another sweep is running." in said
    assert mirror(own_database) == before
    verified = own_database.manage("verify")
    assert verified.returncode == 0, verified.stdout


@tries(40, "sweep")
def test_another_worker_goes_on_with_the_sweep_of_one_that_was_killed(
    own_database: OwnDatabase, slow_sandbox: SandboxProcess
) -> None:
    first = own_database.start("manage.py", "worker")
    until("the first pages", lambda: seen(own_database) >= 200)
    first.kill()
    first.communicate()
    killed_at = seen(own_database)
    assert outcomes(own_database) == ["running"]

    second = own_database.start("manage.py", "worker")
    try:
        until("the end", lambda: outcomes(own_database) == ["complete"])
    finally:
        second.terminate()
        said = "".join(second.communicate(timeout=SECONDS))
    assert killed_at < 1000
    assert 'about="skip 0"' not in pages(said), "it went on from its checkpoint"
    assert own_database.run("SELECT COUNT(*) FROM customers_customer") == [(1000,)]
    verified = own_database.manage("verify")
    assert verified.returncode == 0, verified.stdout


def pages(said: str) -> str:
    """The lines of whole pages: the first two requests only probe."""
    lines = [line for line in said.splitlines() if "sourcehub_request" in line]
    return "\n".join(lines[2:])
