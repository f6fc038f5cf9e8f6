"""The measurement with sixteen browsers at once, that ask without a pause."""

import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.pages.measuring import Asked, Ports
from benchmarks.pages.questions import KINDS

CLIENTS = 16
WARM_UP = 0.5  # seconds: every thread of the server opens its own connection


def rates(asked: Asked, ports: Ports, *, seconds: float) -> dict[str, float]:
    """Answers a second, by kind of question."""
    _rate(asked, ports, KINDS[0], seconds=WARM_UP)
    return {kind: _rate(asked, ports, kind, seconds=seconds) for kind in KINDS}


def _rate(asked: Asked, ports: Ports, kind: str, *, seconds: float) -> float:
    with ThreadPoolExecutor(CLIENTS) as pool:
        began = time.perf_counter()
        until = began + seconds
        each = [
            pool.submit(_answers, asked, ports, kind, until) for _ in range(CLIENTS)
        ]
        answers = sum(one.result() for one in each)
        return answers / (time.perf_counter() - began)


def _answers(asked: Asked, ports: Ports, kind: str, until: float) -> int:
    answers = 0
    with asked.browser(ports) as browser:
        while time.perf_counter() < until:
            browser.get(asked.addresses[kind])
            answers += 1
    return answers
