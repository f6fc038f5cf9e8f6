"""A portal behind its real web server, and people who use it all at once."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.whole.own_database import ROOT, SECONDS, OwnDatabase, environment

COOKIE = "sessionid"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one request, and in how many seconds."""

    status: int
    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Office:
    """`origin` is the portal's address; `sessions` are those of people in support."""

    origin: str
    sessions: list[str]
    log: Path = field(repr=False)

    def get(self, path: str, *, person: int = 0) -> Answered:
        began = time.monotonic()
        answer = requests.get(
            self.origin + path,
            cookies={COOKIE: self.sessions[person]},
            timeout=SECONDS,
            allow_redirects=False,
        )
        return Answered(answer.status_code, answer.text, time.monotonic() - began)

    def look_up(self, phone: str, *, person: int = 0) -> Answered:
        return self.get(f"/orders/?phone={phone}", person=person)

    @contextmanager
    def looking_up(self, phones: Iterable[str]) -> Iterator["list[Answered]"]:
        """Each phone by a person of its own, all at once, while the block runs.

        The list holds the answers once the block is left.
        """
        answers: list[Answered] = []
        with ThreadPoolExecutor(len(self.sessions)) as pool:
            asked = [
                pool.submit(self.look_up, phone, person=person)
                for person, phone in enumerate(phones)
            ]
            yield answers
            answers += [each.result() for each in asked]


@contextmanager
def opened(
    database: OwnDatabase, *, people: int, log: Path, processes: int = 2, **more: str
) -> Iterator[Office]:
    """The web server on this database, and so many people signed in."""
    made = database.start("-m", "tests.whole.people", str(people))
    sessions, complaint = made.communicate(timeout=SECONDS)
    if made.returncode:
        raise RuntimeError(complaint)
    port = _free_port()
    variables = {**database.variables, "WEB_CONCURRENCY": str(processes), **more}
    words = ["-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "sourcehub_portal.wsgi"]
    with log.open("ab") as sink:
        server = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment(database.url, **variables),
            stdout=sink,
            stderr=sink,
        )
    try:
        _until_ready(f"http://127.0.0.1:{port}/readyz", log)
        yield Office(f"http://127.0.0.1:{port}", sessions.split(), log)
    finally:
        server.terminate()
        server.wait(SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_ready(address: str, log: Path) -> None:
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        try:
            if requests.get(address, timeout=1).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise RuntimeError(f"The web server does not answer: {log.read_text()[-2000:]}")
