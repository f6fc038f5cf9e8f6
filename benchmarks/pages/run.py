"""One database, from its building to its figures."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.pages.built import Built
from benchmarks.pages.contenders import PORTAL, Contender, contenders
from benchmarks.pages.measuring import Asked, Effort, measured
from benchmarks.pages.questions import questions
from benchmarks.pages.serving import Served, served
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
    everybody = contenders(built, without=without)
    with served(built, everybody, log=log, portal=portal) as sites:
        found = measured(_asked(built, everybody, sites), effort)
        memory = {
            name: workers_memory(site.process.pid) for name, site in sites.items()
        }
    return {
        "database": built.kind,
        "customers": built.size,
        "built_in_seconds": built.seconds,
        "bytes_on_disk": built.bytes,
        "workers_memory": memory,
        "contenders": {
            name: {kind: figures.told() for kind, figures in kinds.items()}
            for name, kinds in found.items()
        },
    }


def _asked(
    built: Built, everybody: tuple[Contender, ...], sites: Mapping[str, Served]
) -> list[Asked]:
    wanted = questions(built)
    cookies = _signed_in(built, sorted({each.who for each in everybody if each.who}))
    return [
        Asked(
            contender=each,
            addresses=each.addresses(wanted, built),
            port=sites[each.served_by].port,
            headers={**each.headers, **cookies.get(each.who, {})},
        )
        for each in everybody
    ]


def _signed_in(built: Built, roles: list[str]) -> dict[str, dict[str, str]]:
    """The cookie of somebody of each role, as a header."""
    process = built.database.start("-m", "benchmarks.pages.people", *roles)
    keys, complaint = process.communicate()
    if process.returncode:
        raise RuntimeError(complaint)
    each = zip(roles, keys.split(), strict=True)
    return {role: {"Cookie": f"sessionid={key}"} for role, key in each}
