"""The sites behind web servers, all at once and each on a port of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages.built import Built
from benchmarks.pages.contenders import DATASETTE, DATASETTE_SETTINGS, PEERS
from tests.whole.own_database import ROOT, environment

SECONDS = 60
HOST = "127.0.0.1"
# Longer than any contender keeps the others waiting: no connection is made anew.
KEPT_ALIVE = 300


@dataclass(frozen=True, slots=True)
class Served:
    """A site that answers on `port`; `process` is its server."""

    port: int
    process: "subprocess.Popen[bytes]"


Sites = Mapping[str, Served]


@contextmanager
def served(
    names: list[str], built: Built, *, log: Path, portal: str
) -> Iterator[Sites]:
    """The sites of these names while the block runs; `portal` names our settings."""
    settings = {"portal": portal, **PEERS}
    sites: dict[str, Served] = {}
    try:
        for name in names:
            own = settings.get(name, "")
            variables = {"DJANGO_SETTINGS_MODULE": own, "MEASURED_SETTINGS": portal}
            sites[name] = _started(built, log=log, variables=variables)
        for site in sites.values():
            _until_it_listens(site.port, log)
        yield sites
    finally:
        for site in sites.values():
            site.process.terminate()
        for site in sites.values():
            site.process.wait(SECONDS)


def _started(built: Built, *, log: Path, variables: dict[str, str]) -> Served:
    """Datasette where there are no settings: it has none of Django's."""
    port = _free_port()
    is_django = variables["DJANGO_SETTINGS_MODULE"]
    words = _gunicorn(port) if is_django else _datasette(built, port)
    with log.open("ab") as sink:
        process = subprocess.Popen(  # noqa: S603 - words of our own
            words,
            cwd=ROOT,
            env=environment(built.url, **{**built.variables, **variables}),
            stdout=sink,
            stderr=sink,
        )
    return Served(port, process)


def _gunicorn(port: int) -> list[str]:
    """As the portal is served: gunicorn.conf.py is read by itself."""
    options = ["--bind", f"{HOST}:{port}", "--keep-alive", str(KEPT_ALIVE)]
    return [sys.executable, "-m", "gunicorn", *options, "sourcehub_portal.wsgi"]


def _datasette(built: Built, port: int) -> list[str]:
    settings = [
        word
        for name, value in DATASETTE_SETTINGS.items()
        for word in ("--setting", name, value)
    ]
    options = ["--host", HOST, "--port", str(port), *settings]
    return [str(DATASETTE), "serve", str(built.database.file), *options]


def _until_it_listens(port: int, log: Path) -> None:
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"A web server does not answer: {log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
