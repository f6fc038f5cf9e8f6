"""What `check_sourcehub` finds out about the list of customers."""

import random
from collections.abc import Sequence

import pytest
import responses

from sourcehub_portal.gateway.check.order import out_of_order

from .checking import Pretended, Row, customer, passes

pytestmark = pytest.mark.usefixtures("configured")


def _customers(ids: Sequence[int]) -> list[Row]:
    return [customer(each, "") for each in ids]


def _shuffled(rows: Sequence[Row], turn: int) -> Sequence[Row]:
    return random.Random(turn).sample(rows, len(rows))


def _first_moves(rows: Sequence[Row], turn: int) -> Sequence[Row]:
    """Before each answer, another customer comes to the front."""
    return [rows[turn], *rows[:turn], *rows[turn + 1 :]]


def _new_in_front(rows: Sequence[Row], turn: int) -> Sequence[Row]:
    """Before each answer, a new customer comes to the front."""
    return rows[20 - turn :]


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (range(1, 51), "come by id, the lowest first"),
        (range(50, 0, -1), "come by id, the highest first"),
        ([2, 9, 4, 7, 1], "come in no order that can be told"),
    ],
)
def test_the_order_of_the_list_is_told(
    upstream: responses.RequestsMock, ids: Sequence[int], words: str
) -> None:
    rows = [row | {"display_name": "Same"} for row in _customers(ids)]
    Pretended(rows).answers(upstream)
    assert words in passes()


def test_a_list_by_name_is_told(upstream: responses.RequestsMock) -> None:
    names = {3: "asha", 1: "Bina", 2: "chitra"}
    rows = [customer(each, "") | {"display_name": name} for each, name in names.items()]
    Pretended(rows).answers(upstream)
    assert "come by name" in passes()


def test_a_page_that_stays_is_told(upstream: responses.RequestsMock) -> None:
    Pretended(_customers(range(1, 301))).answers(upstream)
    assert "read three times, was the same each time" in passes()


def test_a_new_customer_in_front_is_not_taken_for_an_ignored_skip(
    upstream: responses.RequestsMock,
) -> None:
    Pretended(_customers(range(1, 91)), shown=_new_in_front).answers(upstream)
    assert "The list moved between two requests" in passes()


def test_shuffled_ties_are_told(upstream: responses.RequestsMock) -> None:
    Pretended(_customers(range(1, 60)), shown=_shuffled).answers(upstream)
    assert "ties are shuffled at every request" in passes()


def test_a_change_meanwhile_is_not_taken_for_shuffled_ties(
    upstream: responses.RequestsMock,
) -> None:
    Pretended(_customers(range(1, 60)), shown=_first_moves).answers(upstream)
    written = passes()
    assert "The list changed between two reads" in written
    assert "shuffled" not in written


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (300, "The list ends where “total” says"),
        (301, "The list ends before its “total”: 2 of its last 3 customers"),
        (1000, "The list ends before its “total”: 0 of its last 3 customers"),
        (153, "The list goes on behind its “total”"),
    ],
)
def test_the_end_is_held_against_the_total(
    upstream: responses.RequestsMock, total: int, words: str
) -> None:
    Pretended(_customers(range(1, 301)), total=total).answers(upstream)
    assert words in passes()


def test_pages_of_a_hundred_are_tried(upstream: responses.RequestsMock) -> None:
    Pretended(_customers(range(1, 301))).answers(upstream)
    assert "Pages of 100 are honoured" in passes()


def test_a_smaller_largest_page_is_noted(upstream: responses.RequestsMock) -> None:
    class Stingy(Pretended):
        def _noted(self, request: object) -> dict[str, str]:
            said = super()._noted(request)  # type: ignore[arg-type]
            return said | {"count": str(min(int(said["count"]), 20))}

    Stingy(_customers(range(1, 301))).answers(upstream)
    assert "Of 100 customers asked for at once 20 come" in passes()


@pytest.mark.parametrize(
    ("before", "after", "number"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 0),
        ([1, 2, 3, 4], [4, 1, 2, 3], 1),
        ([1, 2, 3, 4], [9, 1, 2, 3], 0),
        ([1, 2, 3, 4], [4, 3, 2, 1], 3),
        ([], [1], 0),
    ],
)
def test_rows_that_left_their_places_are_counted(
    before: list[int], after: list[int], number: int
) -> None:
    assert out_of_order(before, after) == number
