"""Walks over simulated lists: what is there throughout is always met."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from customers.walk import Incomplete, Step, backward, forward, probe
from sourcehub_portal.gateway.errors import PaginationStuck
from tests.customers import moving_list
from tests.customers.moving_list import Change, MovingList, Rows


def met(steps: Iterable[Step[Rows]]) -> set[int]:
    return {row for step in steps for row in step.page.ids}


def two_ways(rows: MovingList) -> set[int]:
    """The ids that a forward or a backward walk meets, as two sweeps read them."""
    seen = met(forward(rows.read))
    return seen | met(backward(rows.read, total=len(rows.ids)))


@settings(max_examples=400, deadline=None)
@given(
    size=st.integers(4, 700),
    change=st.sampled_from(moving_list.CHANGES),
    descending=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_two_opposite_walks_meet_every_row_that_was_there_throughout(
    *, size: int, change: Change, descending: bool, seed: int
) -> None:
    ids = sorted(range(1, size + 1), reverse=descending)
    rows = MovingList(ids, change, seed)
    assert rows.throughout <= two_ways(rows)


@settings(max_examples=100, deadline=None)
@given(size=st.integers(11, 300), cap=st.integers(10, 60), seed=st.integers(0, 99))
def test_walks_read_every_row_when_count_is_ignored(
    size: int, cap: int, seed: int
) -> None:
    rows = MovingList(list(range(size)), moving_list.nothing, seed)
    rows.cap = cap
    assert met(forward(rows.read)) == set(range(size))
    assert met(backward(rows.read, total=size)) == set(range(size))


@pytest.mark.parametrize("said", [0, 1, 153, 5_000])
def test_a_backward_walk_finds_the_end_whatever_total_says(said: int) -> None:
    rows = MovingList(list(range(250)), moving_list.nothing)
    assert met(backward(rows.read, total=said)) == set(range(250))


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 195, 196, 1000])
def test_a_still_list_costs_few_requests(size: int) -> None:
    rows = MovingList(list(range(size)), moving_list.nothing)
    assert met(forward(rows.read)) == set(range(size))
    assert rows.reads <= size / 95 + 3


def test_a_list_whose_order_is_shuffled_is_incomplete_rather_than_wrong() -> None:
    rows = MovingList(list(range(500)), lambda it: it.random.shuffle(it.ids))
    with pytest.raises(Incomplete):
        met(forward(rows.read))


def test_an_empty_page_in_the_middle_is_read_again() -> None:
    rows = MovingList(list(range(300)), moving_list.nothing)

    def read(skip: int, count: int) -> Rows:
        page = rows.read(skip, count)
        return Rows((), page.total) if rows.reads == 3 else page

    assert met(forward(read)) == set(range(300))


def test_a_hole_that_stays_makes_the_walk_incomplete() -> None:
    rows = MovingList(list(range(300)), moving_list.nothing)

    def read(skip: int, count: int) -> Rows:
        page = rows.read(skip, count)
        return Rows((), page.total) if skip else page

    with pytest.raises(Incomplete):
        met(forward(read))


@pytest.mark.parametrize("first_missing", [100, 200, 850])
def test_a_hole_behind_a_short_page_makes_the_walk_incomplete(
    first_missing: int,
) -> None:
    rows = MovingList(list(range(1000)), moving_list.nothing)
    hole = range(first_missing, first_missing + 100)

    def read(skip: int, count: int) -> Rows:
        page = rows.read(skip, count)
        return Rows(tuple(row for row in page.ids if row not in hole), page.total)

    with pytest.raises(Incomplete):
        met(forward(read))


@settings(max_examples=100, deadline=None)
@given(hidden=st.sets(st.integers(0, 1999), max_size=400))
def test_a_server_that_filters_its_pages_is_read_to_the_end(hidden: set[int]) -> None:
    rows = MovingList(list(range(2000)), moving_list.nothing)
    visible = set(range(2000)) - hidden

    def read(skip: int, count: int) -> Rows:
        page = rows.read(skip, count)
        ids = tuple(row for row in page.ids if row in visible)
        return Rows(ids, len(visible))

    try:
        assert met(forward(read)) == visible
        assert met(backward(read, total=len(visible))) == visible
    except Incomplete:
        # A page that is hidden whole looks like a hole: said, and nobody is judged.
        assert any(hidden >= set(range(at, at + 10)) for at in range(1990))


def test_a_server_that_ignores_skip_and_count_but_gives_everything_is_read() -> None:
    rows = MovingList(list(range(250)), moving_list.nothing)

    def read(skip: int, count: int) -> Rows:
        return rows.read(0, 250)

    assert probe(read).received == 250
    assert met(forward(read)) == set(range(250))


def test_a_walk_goes_on_from_an_anchor() -> None:
    rows = MovingList(list(range(500)), moving_list.nothing)
    first, second, *_ = forward(rows.read)
    rest = met(forward(rows.read, second.anchor))
    assert rest == set(range(500)) - set(first.page.ids[:95]) - set(
        second.page.ids[:95]
    )


@pytest.mark.parametrize("size", [4, 10, 1000])
def test_a_server_that_ignores_skip_is_found_out(size: int) -> None:
    rows = MovingList(list(range(size)), moving_list.nothing)
    with pytest.raises(PaginationStuck):
        probe(lambda skip, count: rows.read(0, count))


@pytest.mark.parametrize("change", moving_list.CHANGES)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 10, 1000])
def test_a_list_that_moves_is_not_taken_for_one_that_is_stuck(
    change: Change, size: int
) -> None:
    rows = MovingList(list(range(size)), change)
    assert probe(rows.read).received <= 3


@pytest.mark.parametrize(
    "places", [(95, 97), (96, 98), (95, 99), (98, 102), (190, 192)]
)
def test_an_id_that_comes_twice_stops_no_walk(places: tuple[int, int]) -> None:
    ids = list(range(500))
    first, second = places
    ids[second] = ids[first]
    rows = MovingList(ids, moving_list.nothing)
    assert met(forward(rows.read)) == set(ids)
    assert met(backward(rows.read, total=500)) == set(ids)


@pytest.mark.parametrize("change", [moving_list.delete_in_front, moving_list.nothing])
def test_rows_that_slide_in_front_of_the_last_read_are_looked_for(
    change: Change,
) -> None:
    for size in range(20, 140):
        rows = MovingList(list(range(size)), change)
        rows.cap = 20
        assert rows.throughout <= met(forward(rows.read)), f"a list of {size}"
