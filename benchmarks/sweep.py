"""What a sweep costs: `python -m benchmarks.sweep [--customers 100000]`.

Without a number it is of as many as the largest of SIZES. It is measured beside a bare
loop that only fetches the same pages, and beside people who read the list of customers
meanwhile, on a database of its own on each of SQLite and PostgreSQL. The sandbox stands
for a SourceHub on another machine, so it gives way to the portal (nice 10).
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from statistics import median, quantiles
from subprocess import Popen
from typing import Any

import requests

from benchmarks.pages.__main__ import SIZES, postgresql
from tests.sandbox_process import SandboxProcess
from tests.whole.office import Office, opened
from tests.whole.own_database import OwnDatabase

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
    parser = argparse.ArgumentParser(prog="benchmarks.sweep")
    sizes = (os.environ.get("SIZES") or SIZES).split(",")
    parser.add_argument("--customers", type=int, default=max(map(int, sizes)))
    parser.add_argument("--databases", default="sqlite,postgresql")
    given = parser.parse_args()
    if "sqlite" in given.databases:
        run(given.customers, server="", say=_say)
    server = postgresql() if "postgresql" in given.databases else ""
    if server:
        run(given.customers, server=server, say=_say)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def run(customers: int, *, server: str, say: Callable[[str], object]) -> None:
    """Measures, and says the table. The bare loop is run before, between and behind:
    what is said is its median."""
    with _sandbox(customers) as sandbox, _database(sandbox, server) as (database, log):
        loops = [_loop(sandbox)]
        first = _sweep(database)
        loops.append(_loop(sandbox))
        unchanged = _sweep(database)
        with opened(database, people=1, log=log, processes=PROCESSES) as office:
            _pages(office, 20)  # the first pages of a process take longer
            idle = tuple(chain.from_iterable(_paced(office, IDLE_PAGES)))
            busy = _sweep(database, office)
            loops.append(_loop(sandbox))
            database.run("DELETE FROM customers_swept")
            database.run("DELETE FROM customers_sweep")
            database.run(_ANOTHER_HASH)
            changed = _sweep(database, office)
    loop = Figures(
        median(each.seconds for each in loops), median(each.processor for each in loops)
    )
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
def _database(
    sandbox: SandboxProcess, server: str
) -> Iterator[tuple[OwnDatabase, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        url = _beside(server, Path(folder))
        where = {"SOURCEHUB_API_URL": sandbox.url, "SOURCEHUB_API_KEY": sandbox.key}
        database = OwnDatabase(url, where)
        database.create()
        try:
            yield database, Path(folder) / "log"
        finally:
            database.drop()


def _beside(server: str, folder: Path) -> str:
    if server:
        return f"{server}/bench_sweep_{os.getpid()}"
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
