"""How the portal fares while SourceHub does not answer: `python -m benchmarks.outage`.

On a database of its own: a file of SQLite's, or, where DATABASE_URL is PostgreSQL's,
one beside that. The web server runs four processes.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.sandbox_process import SandboxProcess
from tests.whole.office import Office, opened
from tests.whole.own_database import OwnDatabase

PEOPLE = 20
PROCESSES = 4
PAGES = 60
# The breaker stays shut this long at first, and as long again after a failed probe.
PATIENCE = 90
DOCUMENTED = "6396281335"


def main() -> None:
    with SandboxProcess.start() as sandbox, _office(sandbox) as office:
        _pages(office)  # the first pages of a process take longer
        _hanging(office, sandbox)
        _refusing(office, sandbox)
        _recovering(office, sandbox)


@contextmanager
def _office(sandbox: SandboxProcess) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        url = _beside(os.environ.get("DATABASE_URL", ""), Path(folder))
        where = {"SOURCEHUB_API_URL": sandbox.url, "SOURCEHUB_API_KEY": sandbox.key}
        database = OwnDatabase(url, where)
        database.create()
        try:
            database.manage("sync_customers")
            log = Path(folder) / "log"
            with opened(database, people=PEOPLE, log=log, processes=PROCESSES) as it:
                yield it
        finally:
            database.drop()


def _beside(url: str, folder: Path) -> str:
    if url.startswith("postgres"):
        return f"{url}_outage_{os.getpid()}"
    return f"sqlite:///{folder / 'outage.sqlite3'}"


def _hanging(office: Office, sandbox: SandboxProcess) -> None:
    before = _pages(office)
    sandbox.control(names=["hang"])
    with office.looking_up(_phones(PEOPLE)) as answers:
        during = _pages(office)
    _say("slowest of 20 look-ups, hanging", max(each.seconds for each in answers))
    _say("answered with status 200", sum(each.status == 200 for each in answers))
    _say("/customers/ before, median", median(before))
    _say("/customers/ before, p95", _p95(before))
    _say("/customers/ meanwhile, median", median(during))
    _say("/customers/ meanwhile, p95", _p95(during))


def _refusing(office: Office, sandbox: SandboxProcess) -> None:
    sandbox.clear()
    _until_it_answers(office)
    sandbox.control(names=["status-503"])
    times = [office.look_up(phone).seconds for phone in _phones(6)]
    _say("first look-up under 503 for ever", times[0])
    _say("sixth look-up under 503 for ever", times[5])


def _recovering(office: Office, sandbox: SandboxProcess) -> None:
    """Everybody asks again and again until the first of them is answered."""
    asked = _requests(sandbox)
    sandbox.control(names=["hang"])
    began = time.monotonic()
    while _requests(sandbox) == asked and time.monotonic() < began + PATIENCE:
        with office.looking_up(_phones(PEOPLE)):
            pass
        time.sleep(0.2)
    _say("probes on recovery with four processes", _requests(sandbox) - asked)
    sandbox.clear()
    _say("until look-ups work again", _until_it_answers(office))


def _requests(sandbox: SandboxProcess) -> int:
    """How many the sandbox was asked for; see its own address /sandbox/requests."""
    return sandbox.requests()


def _until_it_answers(office: Office) -> float:
    began = time.monotonic()
    while "00865" not in office.look_up(DOCUMENTED).text or _is_a_copy(office):
        if time.monotonic() > began + 4 * PATIENCE:
            raise SystemExit("SourceHub is there again and no look-up says so.")
        time.sleep(0.5)
    return time.monotonic() - began


def _is_a_copy(office: Office) -> bool:
    return "Try again" in office.look_up(DOCUMENTED).text


def _pages(office: Office) -> list[float]:
    return [office.get("/customers/").seconds for _ in range(PAGES)]


def _phones(count: int) -> list[str]:
    return [f"984501{number:04}" for number in range(count)]


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _say(what: str, figure: float) -> None:
    shown = f"{figure * 1000:,.0f} ms" if isinstance(figure, float) else str(figure)
    sys.stdout.write(f"{what:45} {shown:>10}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
