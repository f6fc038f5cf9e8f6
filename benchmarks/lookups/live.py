"""A live look-up beside SourceHub's own answer: what is ours of the time."""

from statistics import median

from benchmarks.pages.asking import Browser
from tests.sandbox_process import SandboxProcess

PHONE = "6396281335"  # the documented one, with two orders
LATENCIES = (0, 100)  # of the sandbox, in milliseconds
WARM_UP = 5


def live(
    port: int, sandbox: SandboxProcess, *, cookie: str, rounds: int
) -> dict[int, tuple[float, float]]:
    """Milliseconds by the sandbox's latency: the median of ours, and of how much longer
    we took than SourceHub did just before."""
    sourcehub = int(sandbox.url.rpartition(":")[2].partition("/")[0])
    key = {"Authorization": f"Bearer {sandbox.key}"}
    found = {}
    with Browser(port, {"Cookie": cookie}) as ours, Browser(sourcehub, key) as theirs:
        for latency in LATENCIES:
            sandbox.control(latency_ms=latency)
            found[latency] = _measured(ours, theirs, rounds=rounds)
    sandbox.control()
    return found


def _measured(ours: Browser, theirs: Browser, *, rounds: int) -> tuple[float, float]:
    whole, more = [], []
    for number in range(WARM_UP + rounds):
        theirs_took = theirs.get(
            f"/api/orders?phone_number={PHONE}&count=100&skip=0"
        ).seconds
        answer = ours.get(f"/orders/?phone={PHONE}&again=on")
        if "Asked SourceHub just now" not in answer.text:
            raise RuntimeError("The portal did not ask SourceHub.")
        if number >= WARM_UP:
            whole.append(answer.seconds)
            more.append(answer.seconds - theirs_took)
    return median(whole) * 1000, median(more) * 1000
