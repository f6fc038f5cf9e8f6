"""The figures as one table for people."""

from collections.abc import Iterator
from typing import Any

from benchmarks.pages.questions import KINDS


def lines(told: dict[str, Any]) -> Iterator[str]:
    """One database: a line a contender, median and 95th percentile of each kind in
    milliseconds, and below it answers a second to sixteen browsers."""
    size = told["bytes_on_disk"] / 2**20
    yield (
        f"{told['database']}, {told['customers']:,} customers, {size:,.0f} MiB on disk:"
        " median / 95th percentile in ms, answers a second to 16 clients"
    )
    yield f"{'':18}" + "".join(f"{kind:>20}" for kind in KINDS)
    for name, kinds in told["contenders"].items():
        yield f"{name:18}" + "".join(_cell(kinds[kind]) for kind in KINDS)
    for name, found in told["exports"].items():
        yield (
            f"All as {name}: first byte after {found['first']:.2f} s, all after"
            f" {found['seconds']:.1f} s, {found['rows_a_second']:,} rows a second, a"
            f" process grew by {found['growth'] / 2**20:.0f} MiB"
        )
    yield "Memory of a worker: " + ", ".join(
        f"{name} {max(bytes_) / 2**20:.0f} MiB"
        for name, bytes_ in told["workers_memory"].items()
        if bytes_
    )


def grown(told: dict[str, Any]) -> Iterator[str]:
    """How many times as long each kind takes as with the fewest customers."""
    yield (
        f"{told['database']}, {told['customers']:,} customers ÷ itself at"
        f" {told['of']:,}, turn by turn"
    )
    yield f"{'':18}" + "".join(f"{kind:>20}" for kind in KINDS)
    for name, kinds in told["times"].items():
        yield f"{name:18}" + "".join(f"{kinds[kind]:>20.2f}" for kind in KINDS)


def _cell(figures: dict[str, float]) -> str:
    times = f"{figures['median_ms']:.1f}/{figures['p95_ms']:.1f}"
    return f"{times:>13} {figures['a_second']:>4.0f}/s"
