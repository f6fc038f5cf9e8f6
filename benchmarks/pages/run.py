"""One database, from its building to its figures."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.pages.built import Built
from benchmarks.pages.contenders import PORTAL, Contender, contenders
from benchmarks.pages.crowd import rates
from benchmarks.pages.exports import exports
from benchmarks.pages.measuring import Asked, Effort, Measured, measured
from benchmarks.pages.questions import questions
from benchmarks.pages.serving import Sites, served
from benchmarks.pages.signing import signed_in
from benchmarks.pages.weighing import workers_memory

Told = dict[str, Any]


def run(
    built: Built,
    effort: Effort,
    *,
    log: Path,
    without: tuple[str, ...] = (),
    portal: str = PORTAL,
) -> Told:
    """All that is told of one database, ready for JSON: times in milliseconds, sizes in
    bytes, and `a_second` answers to sixteen browsers. `portal` names our settings."""
    everybody = asked(built, contenders(built, without=without))
    with served(_sites(everybody), built, log=log, portal=portal) as sites:
        found = measured(everybody, _ports(sites), effort)
        memory = _memory(sites)
    if effort.crowd:
        memory = {}
        for name in _sites(everybody):
            # One at a time: all their threads are more than PostgreSQL has places for.
            with served([name], built, log=log, portal=portal) as sites:
                _crowd(everybody, sites, found, seconds=effort.crowd)
                memory |= _memory(sites)
    return {
        "database": built.kind,
        "customers": built.size,
        "built_in_seconds": built.seconds,
        "bytes_on_disk": built.bytes,
        "workers_memory": memory,
        "exports": exports(built, log=log, portal=portal),
        "contenders": {
            name: {kind: figures.told() for kind, figures in kinds.items()}
            for name, kinds in found.items()
        },
    }


def asked(built: Built, everybody: Iterable[Contender]) -> list[Asked]:
    """Each of them with its addresses on this database, and somebody signed in."""
    everybody = list(everybody)
    wanted = questions(built)
    cookies = signed_in(built, sorted({each.who for each in everybody if each.who}))
    return [
        Asked(
            contender=each,
            addresses=each.addresses(wanted, built),
            headers={**each.headers, **cookies.get(each.who, {})},
        )
        for each in everybody
    ]


def _crowd(
    everybody: list[Asked], sites: Sites, found: Measured, *, seconds: float
) -> None:
    """Adds the rates of those that these sites serve."""
    for each in everybody:
        if each.contender.served_by in sites:
            rate = rates(each, _ports(sites), seconds=seconds)
            for kind, figures in found[each.contender.name].items():
                figures.rate = rate[kind]


def _sites(everybody: list[Asked]) -> list[str]:
    return list(dict.fromkeys(asked.contender.served_by for asked in everybody))


def _ports(sites: Sites) -> dict[str, int]:
    return {name: site.port for name, site in sites.items()}


def _memory(sites: Sites) -> dict[str, list[int]]:
    return {name: workers_memory(site.process.pid) for name, site in sites.items()}
