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
    yield "Memory of a worker: " + ", ".join(
        f"{name} {max(bytes_) / 2**20:.0f} MiB"
        for name, bytes_ in told["workers_memory"].items()
        if bytes_
    )


def _cell(figures: dict[str, float]) -> str:
    times = f"{figures['median_ms']:.1f}/{figures['p95_ms']:.1f}"
    return f"{times:>13} {figures['a_second']:>4.0f}/s"
