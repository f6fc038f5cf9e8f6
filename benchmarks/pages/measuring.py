"""The measurement with one browser, that asks everybody turn by turn."""

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles

from benchmarks.pages.asking import Browser
from benchmarks.pages.contenders import ALL_OURS, FLOOR, Contender
from benchmarks.pages.questions import KINDS
from benchmarks.pages.rows import insist_on_as_many, insist_on_the_same

FEWEST = 15
Ports = Mapping[str, int]  # where each site answers


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
    headers: Mapping[str, str]

    def browser(self, ports: Ports) -> Browser:
        return Browser(ports[self.contender.served_by], self.headers)


@dataclass(slots=True)
class Figures:
    """What came of one question to one contender."""

    seconds: list[float] = field(default_factory=list)
    bytes: int = 0
    rate: float = 0.0

    @property
    def median(self) -> float:
        return median(self.seconds)

    def told(self) -> dict[str, float]:
        return {
            "median_ms": round(self.median * 1000, 2),
            "p95_ms": round(_p95(self.seconds) * 1000, 2),
            "times": len(self.seconds),
            "bytes": self.bytes,
            "a_second": round(self.rate, 1),
        }


Measured = dict[str, dict[str, Figures]]


def measured(everybody: list[Asked], ports: Ports, effort: Effort) -> Measured:
    """Figures by contender and kind. Raises RuntimeError where our page and the floor
    show different rows, or an answer is none."""
    with _browsers(everybody, ports) as browsers:
        _compare(everybody, browsers)
    return asked_in_turn(everybody, ports, effort)


def asked_in_turn(everybody: list[Asked], ports: Ports, effort: Effort) -> Measured:
    """The same, whatever is shown."""
    found: Measured = {
        asked.contender.name: {kind: Figures() for kind in KINDS} for asked in everybody
    }
    with _browsers(everybody, ports) as browsers:
        _one_by_one(everybody, browsers, found, effort)
    return found


@contextmanager
def _browsers(everybody: list[Asked], ports: Ports) -> Iterator[dict[str, Browser]]:
    with ExitStack() as stack:
        yield {
            asked.contender.name: stack.enter_context(asked.browser(ports))
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
            ours = name in ALL_OURS
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


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
