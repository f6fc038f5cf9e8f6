"""Reads that are begun before they are asked for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from customers.ahead import SURE, Ahead
from sourcehub_portal.gateway.errors import BreakerOpen, ConnectionLost, UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow

Read = tuple[int, int]


class Asked:
    """Answers from a list of so many rows, and notes what it was asked for."""

    def __init__(self, rows: int = 10_000) -> None:
        self.rows = rows
        self.reads: list[Read] = []
        self.at_once = self.most_at_once = 0
        self.fails: dict[int, Exception] = {}
        self.before: Callable[[int], object] = lambda skip: None

    def __call__(self, skip: int, count: int) -> Page[RawRow]:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.reads.append((skip, count))
        try:
            self.before(skip)
            if skip in self.fails:
                raise self.fails[skip]
            ids = range(skip + 1, min(skip + count, self.rows) + 1)
            rows = tuple(RawRow(pk, f"row {pk}") for pk in ids)
            return Page(rows, (), self.rows, len(rows), timezone.now())
        finally:
            self.at_once -= 1


@contextmanager
def reading(asked: Asked) -> Iterator[Ahead]:
    threads = threading.active_count()
    ahead = Ahead(asked)
    try:
        yield ahead
    finally:
        ahead.close()
        assert threading.active_count() == threads


def skips(first: int, number: int, by: int = 95) -> list[Read]:
    return [(first + by * index, 100) for index in range(number)]


def first_row(page: Page[RawRow]) -> int:
    return page.records[0].id


@pytest.mark.parametrize("walk", [skips(0, 100), skips(9900, 100, -95)])
def test_a_steady_walk_is_read_in_its_order_one_at_a_time(walk: list[Read]) -> None:
    asked = Asked()
    with reading(asked) as ahead:
        assert [first_row(ahead(*read)) for read in walk] == [at + 1 for at, _ in walk]
    assert asked.reads[: len(walk)] == walk
    assert asked.most_at_once == 1


def test_the_next_page_comes_while_nobody_asks() -> None:
    asked, came = Asked(), Event()
    asked.before = lambda skip: came.set() if skip == 285 else None
    with reading(asked) as ahead:
        for read in skips(0, 3):
            ahead(*read)
        assert came.wait(5)


def test_two_reads_are_no_pace() -> None:
    asked = Asked()
    with reading(asked) as ahead:
        for read in [(0, 3), (1, 3), *skips(0, 2)]:
            ahead(*read)
    assert len(asked.reads) == 4
    assert ahead.wasted == 0


@pytest.mark.parametrize("rows", [970, 1000, 1045, 1046, 1049, 1050, 1051, 1100])
def test_nothing_is_asked_behind_the_end(rows: int) -> None:
    asked = Asked(rows)
    with reading(asked) as ahead:
        walk = [(0, 100)]
        while (page := ahead(*walk[-1])).received == 100:
            walk.append((walk[-1][0] + 95, 100))
        assert page.received
        ahead(walk[-1][0] + page.received, 100)
    assert asked.reads[:-1] == walk
    assert ahead.wasted == 0


def test_nothing_is_asked_before_the_front() -> None:
    asked = Asked()
    walk = [*skips(400, 5, -95), (0, 100)]
    with reading(asked) as ahead:
        for read in walk:
            ahead(*read)
    assert asked.reads == walk


def test_a_page_shorter_than_those_before_ends_it() -> None:
    """Whatever it means, the walk knows better."""
    asked = Asked(1000)
    with reading(asked) as ahead:
        for read in skips(0, 4):
            asked.rows = 300 if read[0] >= 190 else 1000
            ahead(*read)
        assert ahead(270, 100).received == 30
    assert asked.reads == [*skips(0, 4), (270, 100)]


def test_a_wrong_guess_is_counted_and_what_was_asked_for_is_read() -> None:
    asked = Asked()
    with reading(asked) as ahead:
        for read in skips(0, 3):
            ahead(*read)
        assert first_row(ahead(175, 100)) == 176
        assert asked.reads[-2:] == [(285, 100), (175, 100)]
        assert ahead.wasted == 1


def test_an_error_comes_where_its_read_is_asked_for() -> None:
    asked = Asked()
    asked.fails[380] = ConnectionLost()
    with reading(asked) as ahead:
        for read in skips(0, 4):
            ahead(*read)
        with pytest.raises(ConnectionLost):
            ahead(380, 100)
        assert asked.reads == skips(0, 5), "nothing was asked behind it"
        del asked.fails[380]
        assert first_row(ahead(380, 100)) == 381


@pytest.mark.parametrize(("error", "sent"), [(ConnectionLost(), 1), (BreakerOpen(), 0)])
def test_what_was_never_sent_is_not_counted(error: UpstreamError, sent: int) -> None:
    asked = Asked()
    error.attempts = sent
    asked.fails[285] = error
    with reading(asked) as ahead:
        for read in skips(0, 3):
            ahead(*read)
        ahead(175, 100)
    assert ahead.wasted == sent


def test_at_the_end_what_is_under_way_is_waited_for() -> None:
    asked, began, goes_on = Asked(), Event(), Event()

    def hang(skip: int) -> None:
        if skip == 285:
            began.set()
            goes_on.wait(5)

    asked.before = hang
    with reading(asked) as ahead:
        for read in skips(0, 3):
            ahead(*read)
        assert began.wait(5)
        goes_on.set()
    assert ahead.wasted == 1


def test_whoever_is_stopped_does_not_wait() -> None:
    asked, goes_on = Asked(), Event()
    asked.before = lambda skip: skip < 285 or goes_on.wait(5)
    with reading(asked) as ahead:
        for read in skips(0, 3):
            ahead(*read)
        thread = threading.enumerate()[-1]
        ahead.close(wait=False)
        assert thread.is_alive()
        goes_on.set()
        thread.join(5)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from([-95, 50, 95])), max_size=9)
)
def test_whatever_the_walk_does_it_reads_what_it_asks_for(
    legs: list[tuple[int, int]],
) -> None:
    """And what is read for nothing is no more than a quarter of the rest, and one a
    turn."""
    asked, skip, read = Asked(), 0, 0
    with reading(asked) as ahead:
        for number, by in legs:
            for _ in range(number):
                page = ahead(skip, 100)
                assert page.records == asked_alone(skip)
                read, skip = read + 1, min(9_900, max(0, skip + by))
    assert asked.most_at_once <= 1
    assert len(asked.reads) == read + ahead.wasted
    assert ahead.wasted <= read / SURE + len(legs) * 2


def asked_alone(skip: int) -> tuple[RawRow, ...]:
    return Asked()(skip, 100).records
