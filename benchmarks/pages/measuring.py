"""The measurement: one browser turn by turn, then sixteen at once."""

import random
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles

from benchmarks.pages.asking import Browser
from benchmarks.pages.contenders import FLOOR, OUR_PART, OURS, Contender
from benchmarks.pages.questions import KINDS
from benchmarks.pages.rows import insist_on_as_many, insist_on_the_same

CLIENTS = 16
FEWEST = 15


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: at most `rounds` of every question, and of a slow one no
    more than `seconds` in all (but 15), after so many that do not count; sixteen
    browsers ask for `crowd` seconds."""

    warm_up: int = 5
    rounds: int = 100
    seconds: float = 10
    crowd: float = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One contender with its addresses, and somebody who asks it."""

    contender: Contender
    addresses: Mapping[str, str]
    port: int
    headers: Mapping[str, str]

    def browser(self) -> Browser:
        return Browser(self.port, self.headers)


@dataclass(slots=True)
class Figures:
    """What came of one question to one contender."""

    seconds: list[float] = field(default_factory=list)
    bytes: int = 0
    rate: float = 0.0

    def told(self) -> dict[str, float]:
        return {
            "median_ms": round(median(self.seconds) * 1000, 2),
            "p95_ms": round(_p95(self.seconds) * 1000, 2),
            "times": len(self.seconds),
            "bytes": self.bytes,
            "a_second": round(self.rate, 1),
        }


Measured = dict[str, dict[str, Figures]]


def measured(everybody: list[Asked], effort: Effort) -> Measured:
    """Figures by contender and kind. Raises RuntimeError where our page and the floor
    show different rows, or an answer is none."""
    found: Measured = {
        asked.contender.name: {kind: Figures() for kind in KINDS} for asked in everybody
    }
    with _browsers(everybody) as browsers:
        _compare(everybody, browsers)
        _one_by_one(everybody, browsers, found, effort)
    for kind in KINDS:
        for asked in everybody:
            figures = found[asked.contender.name][kind]
            figures.rate = _crowd(asked, kind, seconds=effort.crowd)
    return found


@contextmanager
def _browsers(everybody: list[Asked]) -> Iterator[dict[str, Browser]]:
    with ExitStack() as stack:
        yield {
            asked.contender.name: stack.enter_context(asked.browser())
            for asked in everybody
        }


def _compare(everybody: list[Asked], browsers: Mapping[str, Browser]) -> None:
    for kind in KINDS:
        pages = {
            asked.contender.name: browsers[asked.contender.name]
            .get(asked.addresses[kind])
            .text
            for asked in everybody
        }
        floor = pages.pop(FLOOR)
        for name, page in pages.items():
            ours = name in (OURS, OUR_PART)
            (insist_on_the_same if ours else insist_on_as_many)(kind, page, floor)


def _one_by_one(
    everybody: list[Asked],
    browsers: Mapping[str, Browser],
    found: Measured,
    effort: Effort,
) -> None:
    """Round by round, in another order each: noise and warm caches hit all alike."""
    turns = [(asked, kind) for asked in everybody for kind in KINDS]
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, no secret
    for number in range(effort.warm_up + effort.rounds):
        shuffle(turns)
        for asked, kind in turns:
            name = asked.contender.name
            figures = found[name][kind]
            if _is_enough(figures, effort):
                continue
            answer = browsers[name].get(asked.addresses[kind])
            if number >= effort.warm_up:
                figures.seconds.append(answer.seconds)
                figures.bytes = len(answer.body)


def _is_enough(figures: Figures, effort: Effort) -> bool:
    return len(figures.seconds) >= FEWEST and sum(figures.seconds) > effort.seconds


def _crowd(asked: Asked, kind: str, *, seconds: float) -> float:
    """How many answers a second sixteen browsers get that ask without a pause."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        began = time.perf_counter()
        until = began + seconds
        answers = pool.map(lambda _: _asking(asked, kind, until=until), range(CLIENTS))
        return sum(answers) / (time.perf_counter() - began)


def _asking(asked: Asked, kind: str, *, until: float) -> int:
    answers = 0
    with asked.browser() as browser:
        while time.perf_counter() < until:
            browser.get(asked.addresses[kind])
            answers += 1
    return answers


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
