"""`python -m benchmarks.lookups`: look-ups that are stored, and live ones.

On a database of its own on each of SQLite and PostgreSQL, through the production server
and its settings.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.lookups.kept import OF_EACH
from benchmarks.lookups.live import live
from benchmarks.lookups.stored import (
    FLOOR,
    NOTED,
    OURS,
    PAGE,
    PART,
    SIGNED,
    SITES,
    Told,
    stored,
    stored_anew,
)
from benchmarks.pages.__main__ import collect_assets, postgresql
from benchmarks.pages.built import Built, settle
from benchmarks.pages.contenders import PORTAL
from benchmarks.pages.serving import served
from benchmarks.pages.signing import signed_in
from tests.sandbox_process import SandboxProcess

ROUNDS = 200
# Look-ups of others that are kept beside those that are asked for.
OTHERS = 3_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.lookups")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    collect_assets()
    with tempfile.TemporaryDirectory() as folder:
        for url in _databases(Path(folder)):
            measure(url, Path(folder) / "servers.log", rounds=rounds)


def measure(
    url: str, log: Path, *, rounds: int, others: int = OTHERS, portal: str = PORTAL
) -> None:
    """Says what look-ups take on the database that is made at this address."""
    with SandboxProcess.start() as sandbox, _filled(url, sandbox, others) as ready:
        cookie = signed_in(ready, ["support"])["support"]["Cookie"]
        names = list(dict.fromkeys(SITES.values()))
        with served(names, ready, log=log, portal=portal) as sites:
            ports = {name: site.port for name, site in sites.items()}
            told = stored(ports, cookie=cookie, rounds=rounds)
            anew = stored_anew(ports, cookie=cookie, rounds=rounds, others=others)
            _say_stored(ready.kind, told, anew)
            found = live(ports["portal"], sandbox, cookie=cookie, rounds=rounds)
    for each in found:
        words = f"{ready.kind}, live ({each.what}), SourceHub after {each.latency} ms"
        _say(f"{words:50} {each.whole:6.1f} ms, of which ours {each.ours:5.1f}")


@contextmanager
def _filled(url: str, sandbox: SandboxProcess, others: int) -> Iterator[Built]:
    ready = Built(url, 0, sandbox.url, 0.0)
    ready.database.drop()
    ready.database.create()
    try:
        _run(ready, "manage.py", "createcachetable")
        _run(ready, "-m", "benchmarks.lookups.filling", str(others))
        settle(ready)
        yield ready
    finally:
        ready.database.drop()


def _run(ready: Built, *words: str) -> None:
    process = ready.database.start(*words)
    _, complaint = process.communicate()
    if process.returncode:
        raise RuntimeError(complaint[-2000:])


def _databases(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'lookups.sqlite3'}"
    if server := postgresql():
        yield f"{server}/bench_lookups_{os.getpid()}"


def _say_stored(kind: str, told: Told, anew: dict[str, float]) -> None:
    for count in told[OURS]:
        taken = {name: medians[count] for name, medians in told.items()}
        _say_beside(f"{kind}, stored, {count:,} orders", taken)
    _say_beside(f"{kind}, stored, shown for the first time, {OF_EACH} orders", anew)


def _say_beside(what: str, taken: dict[str, float]) -> None:
    ours, part = taken[OURS], taken[PART]
    _say(f"{what:50} {ours:6.1f} ms, part {part:.1f}")
    for name in (FLOOR, SIGNED, NOTED, PAGE):
        floor = taken[name]
        ratios = f"{ours / floor:.2f} and {part / floor:.2f} times"
        _say(f"{f'  {name}':50} {floor:6.1f} ms: {ratios}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
