"""A look-up that is stored, beside its floor."""

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from statistics import median

from benchmarks.lookups.kept import KEPT, of_others
from benchmarks.lookups.same import insist_on_the_same
from benchmarks.pages.asking import Browser

OURS, PART = "ours", "ours, part"
FLOOR, SIGNED, NOTED = "floor", "floor, signed in", "floor, signed in and noted"
PAGE = "floor, a page of the portal"
# Where each is served.
SITES = {
    OURS: "portal",
    PART: "portal",
    FLOOR: "lookups",
    SIGNED: "lookups, signed in",
    NOTED: "lookups, noted",
    PAGE: "lookups, a page",
}
AS_PART = {"HX-Request": "true", "HX-Target": "order-results"}
WARM_UP = 5
# What the portal's script leaves: the page shows what is stored, and asks by itself.
SCRIPTED = "; scripts=on"

Told = dict[str, dict[int, float]]


def stored(ports: Mapping[str, int], *, cookie: str, rounds: int) -> Told:
    """Median milliseconds by contender and number of orders, asked turn by turn."""
    with _opened(ports, cookie) as browsers:
        _compare(browsers)
        return _medians(browsers, rounds)


def stored_anew(
    ports: Mapping[str, int], *, cookie: str, rounds: int, others: int
) -> dict[str, float]:
    """The same of numbers that no process of the contender has shown yet, of so many
    `others`. Ours and its part are one site: each has numbers of its own."""
    chosen = random.Random(1).sample(of_others(others), 2 * (WARM_UP + rounds))  # noqa: S311 - no secret
    seconds: dict[str, list[float]] = {name: [] for name in SITES}
    with _opened(ports, cookie) as browsers:
        names = list(browsers)
        for number, (ours, part) in enumerate(
            zip(chosen[::2], chosen[1::2], strict=True)
        ):
            random.Random(number).shuffle(names)  # noqa: S311 - an order, no secret
            for name in names:
                phone = part if name == PART else ours
                answer = browsers[name].get(_address(phone))
                if number >= WARM_UP:
                    seconds[name].append(answer.seconds)
    return {name: median(each) * 1000 for name, each in seconds.items()}


@contextmanager
def _opened(ports: Mapping[str, int], cookie: str) -> Iterator[dict[str, Browser]]:
    person = {"Cookie": cookie + SCRIPTED}
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(Browser(ports[site], _headers(name, person)))
            for name, site in SITES.items()
        }


def _headers(name: str, person: dict[str, str]) -> dict[str, str]:
    if name == FLOOR:
        return {}
    return person | AS_PART if name == PART else person


def _compare(browsers: Mapping[str, Browser]) -> None:
    for phone in KEPT:
        pages = {
            name: each.get(_address(phone)).text for name, each in browsers.items()
        }
        for name in (OURS, PART):
            insist_on_the_same(pages[name], pages[FLOOR])
        if not pages[PAGE] == pages[NOTED] == pages[SIGNED] == pages[FLOOR]:
            raise RuntimeError("The floors show different pages.")


def _medians(browsers: Mapping[str, Browser], rounds: int) -> Told:
    turns = [(name, phone) for name in browsers for phone in KEPT]
    seconds: dict[tuple[str, str], list[float]] = {turn: [] for turn in turns}
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, no secret
    for number in range(WARM_UP + rounds):
        shuffle(turns)
        for name, phone in turns:
            answer = browsers[name].get(_address(phone))
            if number >= WARM_UP:
                seconds[name, phone].append(answer.seconds)
    return {
        name: {
            count: median(seconds[name, phone]) * 1000 for phone, count in KEPT.items()
        }
        for name in browsers
    }


def _address(phone: str) -> str:
    return f"/orders/?phone={phone}"
