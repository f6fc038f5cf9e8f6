"""A live look-up beside SourceHub's own answer: what is ours of the time."""

import re
from dataclasses import dataclass
from statistics import median

from benchmarks.lookups.stored import AS_PART, OURS, PART
from benchmarks.pages.asking import Browser
from tests.sandbox_process import SandboxProcess

PHONE = "6396281335"  # the documented one, with two orders
LATENCIES = (0, 100)  # of the sandbox, in milliseconds
WARM_UP = 5
_JUST_NOW = re.compile("Asked SourceHub <time[^>]*>just now<")


@dataclass(frozen=True, slots=True)
class Live:
    """Medians in milliseconds: of the whole, and of how much longer it took than
    SourceHub did just before."""

    what: str
    latency: int
    whole: float
    ours: float


def live(port: int, sandbox: SandboxProcess, *, cookie: str, rounds: int) -> list[Live]:
    """The whole page, and the part that a page asks for by itself."""
    sourcehub = int(sandbox.url.rpartition(":")[2].partition("/")[0])
    key = {"Authorization": f"Bearer {sandbox.key}"}
    found = []
    for latency in LATENCIES:
        sandbox.control(latency_ms=latency)
        for what, headers in ((OURS, {}), (PART, AS_PART)):
            with (
                Browser(port, {"Cookie": cookie} | headers) as ours,
                Browser(sourcehub, key) as theirs,
            ):
                medians = _measured(ours, theirs, rounds=rounds)
            found.append(Live(what, latency, *medians))
    sandbox.control()
    return found


def _measured(ours: Browser, theirs: Browser, *, rounds: int) -> tuple[float, float]:
    whole, more = [], []
    for number in range(WARM_UP + rounds):
        question = f"/api/orders?phone_number={PHONE}&count=100&skip=0"
        theirs_took = theirs.get(question).seconds
        answer = ours.get(f"/orders/?phone={PHONE}&again=on")
        if not _JUST_NOW.search(answer.text):
            raise RuntimeError("The portal did not ask SourceHub.")
        if number >= WARM_UP:
            whole.append(answer.seconds)
            more.append(answer.seconds - theirs_took)
    return median(whole) * 1000, median(more) * 1000
