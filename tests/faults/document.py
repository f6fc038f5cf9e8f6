"""Makes docs/faults.md out of what the tests found, on both databases.

`python -m tests.faults.document`, after `make faults` has run the tests. It writes
nothing where a row lacks a test, or a test did not pass.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .rows import SIDES, Row, Side, rows

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "faults.md"
RESULTS = ROOT / "var" / "faults"
DATABASES = ("sqlite", "postgresql")
NAMES = {"gateway": "Gateway", "sweep": "Sweep", "lookup": "Look-up"}

INTRODUCTION = """\
# What may go wrong, and the test that tries it

Written by `make faults`, which tries every line over real HTTP on SQLite and on
PostgreSQL and writes this page only where all of them passed on both. To see one with
your own eyes, start the sandbox with `--fault NAME` or switch it on while it runs
(README, "See it misbehave").

A dash: the misbehaviour cannot reach that side. The letters stand for the tests below
the table; behind each are the names of the cases that it is run with.
"""


@dataclass(frozen=True, slots=True)
class Try:
    """One test as it was run: `case` is what it was run with, "" for nothing."""

    row: int
    side: Side
    test: str
    case: str


def tries(results: Mapping[str, Mapping[str, object]]) -> Iterator[Try]:
    """What was tried, out of the notes of one run. Raises ValueError."""
    for node, found in results.items():
        if found["outcome"] != "passed":
            raise ValueError(f"{node}: {found['outcome']}")
        test, _, case = node.rstrip("]").partition("[")
        marks = found["marks"]
        if not isinstance(marks, list):
            raise TypeError(node)
        for mark in marks:
            for side in mark["sides"]:
                number = mark["row"]
                yield Try(number, side, test, case.removeprefix(f"{number}-"))


def found_on(database: str) -> set[Try]:
    """Raises ValueError where a test did not pass, OSError where none was run."""
    notes = (RESULTS / f"{database}.json").read_text(encoding="utf-8")
    return set(tries(json.loads(notes)))


def document(found: set[Try]) -> str:
    """The page. Raises ValueError where a row has no test at all."""
    handles = _handles(found)
    lines = [INTRODUCTION, *_table(found, handles), "", *_legend(handles)]
    return "\n".join(lines) + "\n"


def _handles(found: set[Try]) -> dict[str, str]:
    """A short name for every test: the side that it is about, and a number."""
    handles: dict[str, str] = {}
    for side in SIDES:
        tests = sorted({each.test for each in found if each.side == side})
        new = [test for test in tests if test not in handles]
        handles |= {
            test: f"{NAMES[side][0]}{number}" for number, test in enumerate(new, 1)
        }
    return handles


def _table(found: set[Try], handles: Mapping[str, str]) -> Iterator[str]:
    yield "| # | What happens | What follows | Gateway | Sweep | Look-up |"
    yield "|---|---|---|---|---|---|"
    for row in rows():
        own = {each for each in found if each.row == row.number}
        if not own:
            raise ValueError(f"row {row.number} is tried by no test")
        cells = (_cell(own, side, handles) for side in SIDES)
        yield f"| {row.number} | {_what(row)} | {row.follows} | {' | '.join(cells)} |"


def _what(row: Row) -> str:
    return f"{row.what}<br>By hand: `{row.by_hand}`" if row.by_hand else row.what


def _cell(own: set[Try], side: Side, handles: Mapping[str, str]) -> str:
    here = sorted((each for each in own if each.side == side), key=_order)
    parts = []
    for test, group in groupby(here, key=lambda each: each.test):
        cases = ", ".join(f"`{each.case}`" for each in group if each.case)
        parts.append(f"{handles[test]} {cases}".strip())
    return "<br>".join(parts) or "—"


def _order(each: Try) -> tuple[str, str]:
    return each.test, each.case


def _legend(handles: Mapping[str, str]) -> Iterator[str]:
    yield "| | Test |"
    yield "|---|---|"
    for test, handle in sorted(handles.items(), key=lambda item: _natural(item[1])):
        file, _, name = test.partition("::")
        yield f"| {handle} | [`{file}`](../{file}) `{name}` |"


def _natural(handle: str) -> tuple[int, int]:
    return "GSL".index(handle[0]), int(handle[1:])


def found_on_both() -> set[Try]:
    """What was tried, the same on both databases. Raises ValueError, OSError."""
    sqlite, postgresql = (found_on(database) for database in DATABASES)
    if sqlite != postgresql:
        alone = sorted(each.test for each in sqlite ^ postgresql)
        raise ValueError(f"only on one database: {alone}")
    return sqlite


def main() -> int:
    try:
        DOCUMENT.write_text(document(found_on_both()), encoding="utf-8")
    except (ValueError, OSError) as error:
        sys.stderr.write(f"docs/faults.md was not written: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
