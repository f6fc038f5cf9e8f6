"""No customer that was there throughout is ever shown as missing, whatever moves."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from customers.models import Direction, Manner
from customers.verdict import Verdict, verdict
from customers.walk import Incomplete, backward, forward
from tests.customers import moving_list
from tests.customers.moving_list import Change, MovingList

PASSES = 5
BEGAN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Pass:
    direction: str
    manner: str = Manner.CHAINED
    key_mark: str = "one"


@dataclass
class Miss:
    first: Pass | None = None
    since: datetime | None = None
    misses: int = 0


@dataclass
class Memory:
    """What the mirror would know, without a database."""

    missed: dict[int, Miss] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)

    def conclude(self, passed: Pass, seen: set[int], at: datetime) -> None:
        for pk in seen:
            self.missed.pop(pk, None)
        self.gone -= seen
        for pk in self.known - seen - self.gone:
            self._judge(pk, passed, at)
        self.known |= seen

    def _judge(self, pk: int, passed: Pass, at: datetime) -> None:
        miss = self.missed.setdefault(pk, Miss())
        found = verdict(
            passed, at, first=miss.first, since=miss.since, misses=miss.misses
        )
        if found == Verdict.FIRST:
            self.missed[pk] = Miss(passed, at, 1)
        elif found == Verdict.AGAIN:
            miss.misses += 1
        else:
            self.gone.add(pk)


def read_once(rows: MovingList, direction: Direction) -> set[int] | None:
    """Whom one pass meets; None when it was not complete."""
    if direction == Direction.FORWARD:
        steps = forward(rows.read)
    else:
        steps = backward(rows.read, total=len(rows.ids))
    try:
        return {pk for step in steps for pk in step.page.ids}
    except Incomplete:
        return None


# By name the ids say nothing of the place; by change is the moving itself.
ORDERS: dict[str, Callable[[int], int]] = {
    "ascending": lambda pk: pk,
    "descending": lambda pk: -pk,
    "by name": lambda pk: pk * 7919 % 10_007,
}


def now_and_then(change: Change, every: int) -> Change:
    def sometimes(rows: MovingList) -> None:
        if rows.reads % every == 0:
            change(rows)

    return sometimes


def a_list(number: int) -> MovingList:
    """One of many, all different: evenly spread, which a search for bugs is not."""
    draw = random.Random(number)
    size = draw.choice([draw.randint(4, 60), draw.randint(4, 700)])
    ids = sorted(range(1, size + 1), key=draw.choice(list(ORDERS.values())))
    change = now_and_then(draw.choice(moving_list.CHANGES), draw.randint(1, 3))
    rows = MovingList(ids, change, seed=number)
    rows.cap = draw.choice([None, None, None, 20, 50])
    return rows


@pytest.mark.parametrize("tenth", range(10))
def test_nobody_who_was_there_throughout_is_ever_shown_as_missing(tenth: int) -> None:
    for number in range(tenth * 500, tenth * 500 + 500):
        rows, memory = a_list(number), Memory()
        at, direction, whole = BEGAN, Direction.FORWARD, 0
        for _ in range(PASSES):
            seen = read_once(rows, direction)
            if seen is not None:
                memory.conclude(Pass(direction), seen, at)
                direction, whole = direction.opposite, whole + 1
            assert not memory.gone & rows.throughout, f"list {number}"
            at += timedelta(hours=2)
        assert whole, f"list {number} was never read whole"


def test_whoever_left_is_gone_after_two_opposite_passes() -> None:
    memory = Memory()
    memory.conclude(Pass("forward"), {1, 2}, BEGAN)
    memory.conclude(Pass("backward"), {1}, BEGAN + timedelta(hours=2))
    memory.conclude(Pass("forward"), {1}, BEGAN + timedelta(hours=3))
    assert memory.gone == {2}


FIRST = Pass("forward")
SHUFFLED = Pass("forward", Manner.PLAIN)


@pytest.mark.parametrize(
    ("passed", "first", "minutes", "misses", "expected"),
    [
        (Pass("backward"), FIRST, 60, 1, Verdict.GONE),
        (Pass("backward"), FIRST, 59, 1, Verdict.AGAIN),
        (Pass("forward"), FIRST, 60, 1, Verdict.AGAIN),
        (Pass("forward"), FIRST, 60, 7, Verdict.AGAIN),
        (Pass("backward", key_mark="two"), FIRST, 60, 1, Verdict.FIRST),
        (Pass("backward"), SHUFFLED, 60, 1, Verdict.AGAIN),
        (SHUFFLED, FIRST, 60, 1, Verdict.AGAIN),
        (SHUFFLED, FIRST, 60, 2, Verdict.GONE),
        (SHUFFLED, SHUFFLED, 59, 2, Verdict.AGAIN),
        (SHUFFLED, SHUFFLED, 60, 2, Verdict.GONE),
        (FIRST, None, 60, 0, Verdict.FIRST),
    ],
)
def test_what_a_pass_says_of_somebody_it_did_not_meet(
    *,
    passed: Pass,
    first: Pass | None,
    minutes: int,
    misses: int,
    expected: Verdict,
) -> None:
    at = BEGAN + timedelta(minutes=minutes)
    found = verdict(passed, at, first=first, since=BEGAN, misses=misses)
    assert found == expected
