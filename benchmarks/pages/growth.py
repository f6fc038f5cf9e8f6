"""Our page beside itself with fewer customers.

Both are asked turn by turn: of two runs, one after the other, the machine may have had
a better hour.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.pages.built import Built
from benchmarks.pages.contenders import ALL_OURS, PORTAL, Contender, contenders
from benchmarks.pages.measuring import Asked, Effort, Measured, asked_in_turn
from benchmarks.pages.questions import KINDS
from benchmarks.pages.run import asked
from benchmarks.pages.serving import served

SITES = ["portal", "anew"]


def growth(
    small: Built, large: Built, effort: Effort, *, log: Path, portal: str = PORTAL
) -> dict[str, Any]:
    """Ready for JSON: `times` says, by contender and kind, how many times as long the
    larger takes."""
    with ExitStack() as stack:
        ports: dict[str, int] = {}
        for built in (small, large):
            sites = stack.enter_context(served(SITES, built, log=log, portal=portal))
            ports |= {_of(name, built): site.port for name, site in sites.items()}
        everybody = [each for built in (small, large) for each in _asked(built)]
        found = asked_in_turn(everybody, ports, effort)
    return {
        "database": large.kind,
        "customers": large.size,
        "of": small.size,
        "times": {name: _times(found, name, small, large) for name in ALL_OURS},
    }


def _asked(built: Built) -> Iterator[Asked]:
    ours = [each for each in contenders(built) if each.name in ALL_OURS]
    for each in asked(built, ours):
        yield replace(each, contender=_renamed(each.contender, built))


def _renamed(contender: Contender, built: Built) -> Contender:
    return replace(
        contender,
        name=_of(contender.name, built),
        served_by=_of(contender.served_by, built),
    )


def _of(name: str, built: Built) -> str:
    return f"{name} of {built.size}"


def _times(
    found: Measured, name: str, small: Built, large: Built
) -> Mapping[str, float]:
    ours, itself = found[_of(name, large)], found[_of(name, small)]
    return {kind: round(ours[kind].median / itself[kind].median, 3) for kind in KINDS}
