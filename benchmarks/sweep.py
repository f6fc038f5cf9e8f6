"""What a sweep costs: `python -m benchmarks.sweep [CUSTOMERS]`, 100,000 by default.

Beside a bare loop that only fetches the same pages, and beside people who read the list
of customers meanwhile. On a database of its own: a file of SQLite's, or, where
DATABASE_URL is PostgreSQL's, one beside that. The sandbox stands for a SourceHub on
another machine, so it gives way to the portal (nice 10).
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from statistics import quantiles
from subprocess import Popen
from typing import Any

import requests

from tests.sandbox_process import SandboxProcess
from tests.whole.office import Office, opened
from tests.whole.own_database import OwnDatabase

CUSTOMERS = 100_000
COUNT, STEP = 100, 95
PROCESSES = 2
IDLE_PAGES = 200
# People do not read faster, and a reader without pause would be a load of its own.
PAUSE = 0.05
MEGABYTE = 1024
NICE = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """One measured run: seconds, those of them on the processor, growth of memory in
    KB, and readers' seconds."""

    seconds: float
    processor: float
    growth: int = 0
    reading: tuple[float, ...] = ()


def main() -> None:
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else CUSTOMERS
    run(customers, say=sys.stdout.write)


def run(customers: int, *, say: Callable[[str], object]) -> None:
    """Measures, and says the table."""
    with _sandbox(customers) as sandbox, _database(sandbox) as (database, log):
        loop = _loop(sandbox)
        first = _sweep(database)
        unchanged = _sweep(database)
        with opened(database, people=1, log=log, processes=PROCESSES) as office:
            _pages(office, 20)  # the first pages of a process take longer
            idle = tuple(chain.from_iterable(_paced(office, IDLE_PAGES)))
            busy = _sweep(database, office)
            database.run("DELETE FROM customers_swept")
            database.run("DELETE FROM customers_sweep")
            database.run(_ANOTHER_HASH)
            changed = _sweep(database, office)
    say(f"{customers:,} customers, {'SQLite' if database.file else 'PostgreSQL'}\n")
    say(f"{'':34}{'seconds':>10}{'ratio':>8}{'processor':>11}{'memory':>10}\n")
    _row(say, "bare loop over the same pages", loop, loop)
    _row(say, "first import", first, loop)
    _row(say, "nothing changed", unchanged, loop)
    _row(say, "nothing changed, somebody reads", busy, loop)
    _row(say, "all changed, somebody reads", changed, loop)
    say(f"\n{'/customers/':34}{'median':>10}{'ratio':>8}{'p95':>10}{'ratio':>8}\n")
    _read(say, "idle", idle, idle)
    _read(say, "while a sweep finds nothing new", busy.reading, idle)
    _read(say, "while a sweep writes everybody", changed.reading, idle)


_ANOTHER_HASH = "UPDATE customers_customer SET raw_hash = ''"


def _row(
    say: Callable[[str], object], what: str, figures: Figures, loop: Figures
) -> None:
    grown = f"+{figures.growth / MEGABYTE:.0f} MB" if figures.growth else ""
    ratio = f"{figures.seconds / loop.seconds:.2f}x"
    processor = f"{figures.processor:.1f}"
    say(f"{what:34}{figures.seconds:>10.1f}{ratio:>8}{processor:>11}{grown:>10}\n")


def _read(
    say: Callable[[str], object],
    what: str,
    seconds: tuple[float, ...],
    idle: tuple[float, ...],
) -> None:
    say(f"{what:34}")
    for share in (9, 18):
        now, before = (quantiles(each, n=20)[share] for each in (seconds, idle))
        say(f"{now * 1000:>7.0f} ms{now / before:>7.1f}x")
    say(f"   ({len(seconds)} pages)\n")


@contextmanager
def _sandbox(customers: int) -> Iterator[SandboxProcess]:
    with SandboxProcess.start(customers=customers) as sandbox:
        os.setpriority(os.PRIO_PROCESS, sandbox.process.pid, NICE)
        yield sandbox


@contextmanager
def _database(sandbox: SandboxProcess) -> Iterator[tuple[OwnDatabase, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        url = _beside(os.environ.get("DATABASE_URL", ""), Path(folder))
        where = {"SOURCEHUB_API_URL": sandbox.url, "SOURCEHUB_API_KEY": sandbox.key}
        database = OwnDatabase(url, where)
        database.create()
        try:
            yield database, Path(folder) / "log"
        finally:
            database.drop()


def _beside(url: str, folder: Path) -> str:
    if url.startswith("postgres"):
        return f"{url}_sweep_{os.getpid()}"
    return f"sqlite:///{folder / 'sweep.sqlite3'}"


def _loop(sandbox: SandboxProcess) -> Figures:
    """A loop that fetches the pages of a sweep and looks at no row."""
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {sandbox.key}"
    skip, received, began, worked = 0, COUNT, time.monotonic(), time.process_time()
    while received == COUNT:
        asked: dict[str, Any] = {"count": COUNT, "skip": skip}
        answer = session.get(f"{sandbox.url}/customers", params=asked, timeout=60)
        # A page of all others' length is full; only the last is looked into.
        received = answer.content.count(b'"customer_code"')
        skip += STEP
    return Figures(time.monotonic() - began, time.process_time() - worked)


def _sweep(database: OwnDatabase, office: Office | None = None) -> Figures:
    """One sweep, and the pages that are read until it ends."""
    process = database.start("-m", "benchmarks.sweep_once")
    try:
        reading = tuple(_until(process, office)) if office else ()
        said, complaint = process.communicate()
    finally:
        process.kill()
    if process.returncode:
        raise SystemExit(complaint[-2_000:])
    seconds, processor, growth = said.split()
    return Figures(float(seconds), float(processor), int(growth), reading)


def _until(process: "Popen[str]", office: Office) -> Iterator[float]:
    pages = _paced(office)
    while process.poll() is None:
        yield from next(pages)


def _paced(office: Office, number: int | None = None) -> Iterator[tuple[float, ...]]:
    """Pages one by one, as people read them: idle or not, each finds the processor's
    caches as cold as the other."""
    for _ in count() if number is None else range(number):
        yield _pages(office, 1)
        time.sleep(PAUSE)


def _pages(office: Office, number: int) -> tuple[float, ...]:
    return tuple(office.get("/customers/").seconds for _ in range(number))


if __name__ == "__main__":
    main()
