"""The figures as Markdown: `python -m benchmarks.pages.document [--into FILE]`.

Without a file it prints them. In a file it puts them between the lines
`<!-- pages -->` and `<!-- /pages -->`, and leaves the rest as it is.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.pages.__main__ import RESULTS
from benchmarks.pages.contenders import ALL_OURS, FLOOR, OURS
from benchmarks.pages.questions import KINDS

BEGIN, END = "<!-- pages -->", "<!-- /pages -->"
Run = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.pages.document")
    parser.add_argument("results", nargs="?", type=Path, default=RESULTS)
    parser.add_argument("--into", type=Path)
    given = parser.parse_args()
    text = document(json.loads(given.results.read_text()))
    if given.into:
        given.into.write_text(put_into(given.into.read_text(), text))
    else:
        sys.stdout.write(text)


def put_into(page: str, text: str) -> str:
    """`page` with `text` between its two marks. Raises ValueError where one lacks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page needs the lines {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{text}\n{END}{after}"


def document(told: dict[str, Any]) -> str:
    return "\n".join(_document(told))


def _document(told: dict[str, Any]) -> Iterator[str]:
    machine = (f"{name} {value}" for name, value in told["machine"].items())
    yield ", ".join(machine) + "."
    yield ""
    yield from _ratios(told["runs"], told["growth"])
    yield from _exports(told["runs"])
    for run in told["runs"]:
        yield from (f"### {_name(run)}", "")
        yield "Median / 95th percentile of one client, in ms:"
        yield from _table(("", *KINDS), _rows(run, _times))
        yield "Answers a second to 16 clients:"
        yield from _table(("", *KINDS), _rows(run, _rate))
        yield f"On disk {_mebibytes(run['bytes_on_disk'])}; {_memory(run)}."
        yield ""


def _rows(run: Run, cell: Any) -> Iterator[tuple[str, ...]]:
    for name, kinds in run["contenders"].items():
        yield (name, *(cell(kinds[kind]) for kind in KINDS))


def _times(figures: dict[str, float]) -> str:
    return f"{figures['median_ms']:.1f} / {figures['p95_ms']:.1f}"


def _rate(figures: dict[str, float]) -> str:
    return f"{figures['a_second']:,.0f}"


def _memory(run: Run) -> str:
    held = {name: max(each) for name, each in run["workers_memory"].items() if each}
    told = ", ".join(f"{name} {_mebibytes(size)}" for name, size in held.items())
    return f"memory of the largest process of each site: {told or 'not known here'}"


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:,.0f} MiB"


def _name(run: Run) -> str:
    return f"{run['database']}, {run['customers']:,} customers"


def _ratios(runs: list[Run], growth: list[Run]) -> Iterator[str]:
    """How many times the floor we are, ourselves with the least customers, and how many
    times us the fastest of the others is."""
    yield "### In proportion"
    rows: list[tuple[str, ...]] = []
    for run in runs:
        rows += (_against_the_floor(run, name) for name in ALL_OURS)
        for grown in growth:
            if _name(grown) == _name(run):
                rows += _against_itself(grown)
        rows += _against_the_fastest(run)
    yield from _table(("Median", "", *KINDS), rows)


def _against_the_floor(run: Run, name: str) -> tuple[str, ...]:
    ours, floor = _medians(run, name), _medians(run, FLOOR)
    shown = (f"{ours[kind] / floor[kind]:.2f}" for kind in KINDS)
    return (_name(run), f"{name} ÷ floor", *shown)


def _against_itself(grown: Run) -> Iterator[tuple[str, ...]]:
    for name, times in grown["times"].items():
        shown = (f"{times[kind]:.2f}" for kind in KINDS)
        yield (_name(grown), f"{name} ÷ itself at {grown['of']:,}", *shown)


def _against_the_fastest(run: Run) -> Iterator[tuple[str, ...]]:
    """Nothing where the others were not measured."""
    ours = _medians(run, OURS)
    names = [name for name in run["contenders"] if name not in (*ALL_OURS, FLOOR)]
    if names:
        fastest = {
            kind: min(_medians(run, name)[kind] for name in names) for kind in KINDS
        }
        shown = (f"{fastest[kind] / ours[kind]:.2f}" for kind in KINDS)
        yield (_name(run), "fastest of the others ÷ ours", *shown)


def _medians(run: Run, name: str) -> dict[str, float]:
    return {kind: run["contenders"][name][kind]["median_ms"] for kind in KINDS}


def _exports(runs: list[Run]) -> Iterator[str]:
    yield "### Exports"
    head = ("", "", "first byte", "in all", "rows a second", "growth of a process")
    rows = [
        (
            _name(run),
            name,
            f"{found['first']:.2f} s",
            f"{found['seconds']:.1f} s",
            f"{found['rows_a_second']:,}",
            _mebibytes(found["growth"]),
        )
        for run in runs
        for name, found in run["exports"].items()
    ]
    yield from _table(head, rows)


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head = tuple(head)
    yield ""
    yield _row(head)
    yield _row("---:" if name in KINDS else "---" for name in head)
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
