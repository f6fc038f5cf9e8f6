"""Which ids the list has."""

import pytest

from sourcehub_portal.sandbox.roster import Roster


def _ids(size: int) -> list[int]:
    return Roster(size).page(skip=0, count=size)[0]


def test_below_613_the_last_id_is_613() -> None:
    assert _ids(12) == [*range(1, 12), 613]


@pytest.mark.parametrize("size", [613, 614, 2000])
def test_from_613_on_the_ids_have_no_gap(size: int) -> None:
    assert _ids(size) == list(range(1, size + 1))


@pytest.mark.parametrize("size", [0, 1, 10, 612, 613, 1000])
def test_roster_holds_what_it_lists_and_nothing_else(size: int) -> None:
    roster = Roster(size)
    assert [one for one in range(-1, 1100) if roster.holds(one)] == _ids(size)


def test_a_page_past_the_end_is_empty_and_keeps_the_total() -> None:
    assert Roster(12).page(skip=12, count=10) == ([], 12)
