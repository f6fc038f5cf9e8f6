"""`make bench`, or `python -m benchmarks.pages --sizes 10000 --databases sqlite`."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.pages.built import PRODUCTION, Built, built
from benchmarks.pages.contenders import DATASETTE
from benchmarks.pages.growth import growth
from benchmarks.pages.machine import machine
from benchmarks.pages.measuring import Effort
from benchmarks.pages.run import run
from benchmarks.pages.table import grown, lines
from tests.whole.own_database import ROOT, environment

SIZES = "10000,100000,1000000"
RESULTS = ROOT / "var" / "bench" / "pages.json"
POSTGRESQL = "postgres://postgres@127.0.0.1:5432"


def main() -> None:
    given = _given()
    collect_assets()
    server = postgresql() if "postgresql" in given.databases else ""
    if not DATASETTE.exists():
        _say("Datasette is not installed: make .venv/bench")
    effort = Effort(rounds=given.rounds, seconds=given.seconds, crowd=given.crowd)
    told: dict[str, Any] = {"machine": machine(server), "runs": [], "growth": []}
    smallest: dict[str, Built] = {}
    for size, where in _databases(given, server):
        _say(f"Building {size:,} customers on {'PostgreSQL' if where else 'SQLite'} …")
        ready = built(size, server=where, folder=given.folder)
        _say(f"… by a sweep of {ready.seconds:,.0f} s. Measuring …")
        log = given.folder / "servers.log"
        told["runs"].append(run(ready, effort, log=log))
        _say("\n".join(lines(told["runs"][-1])) + "\n")
        small = smallest.setdefault(ready.kind, ready)
        if small is not ready:
            told["growth"].append(growth(small, ready, effort, log=log))
            _say("\n".join(grown(told["growth"][-1])) + "\n")
        given.results.parent.mkdir(parents=True, exist_ok=True)
        given.results.write_text(json.dumps(told, indent=1, ensure_ascii=False))
    _say(
        f"Written to {given.results}; python -m benchmarks.pages.document makes tables."
    )


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.pages")
    sizes = os.environ.get("SIZES") or SIZES
    parser.add_argument("--sizes", default=sizes, help=SIZES)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--folder", type=Path, default=RESULTS.parent)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--rounds", type=int, default=Effort().rounds)
    parser.add_argument("--seconds", type=float, default=Effort().seconds)
    parser.add_argument("--crowd", type=float, default=Effort().crowd)
    return parser.parse_args()


def _databases(given: argparse.Namespace, server: str) -> Iterator[tuple[int, str]]:
    """Each size on each database; the address of PostgreSQL's server, "" for SQLite."""
    for size in map(int, given.sizes.split(",")):
        if "sqlite" in given.databases:
            yield size, ""
        if server:
            yield size, server


def postgresql() -> str:
    """Where PostgreSQL is, "" with a word where it is not."""
    url = os.environ.get("TEST_POSTGRES_URL", f"{POSTGRESQL}/postgres")
    server = url.rpartition("/")[0]
    try:
        psycopg.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg.OperationalError as error:
        _say(f"Without PostgreSQL: {error}")
        return ""
    return server


def collect_assets() -> None:
    """The static files under the names that a production page links to."""
    words = ["-m", "benchmarks.pages.assets"]
    variables = environment("sqlite://", **PRODUCTION)
    command = [sys.executable, *words]
    subprocess.run(command, cwd=ROOT, env=variables, check=True)  # noqa: S603


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
