"""Sweeps into the mirror of lists that move at every read: nobody is lost, and every
row that came is accounted for."""

import random

import pytest

from customers.models import Customer, Outcome, Sweep
from customers.sweep import sweep_customers
from tests.customers import moving_list
from tests.customers.moving_list import MovingList
from tests.customers.pretend import BROKEN, Pretend, accounted, listed

pytestmark = pytest.mark.django_db


def shuffle_ties(rows: MovingList) -> None:
    rows.ids.sort(key=lambda pk: (pk // 40, rows.random.random()))


def a_sourcehub(number: int) -> Pretend:
    """One of many, all different, mostly with pages of a few rows."""
    draw = random.Random(number)
    ids = list(range(1, draw.randint(4, 80)))
    if draw.random() < 0.5:
        ids.reverse()
    pretend = Pretend(ids, draw.choice(moving_list.CHANGES), seed=number)
    pretend.rows.cap = draw.choice([None, None, 20])
    return pretend


@pytest.mark.parametrize("part", range(10))
def test_nobody_who_was_there_throughout_is_lost_from_the_mirror(part: int) -> None:
    for number in range(part * 20, part * 20 + 20):
        Customer.objects.all().delete()
        Sweep.objects.all().delete()
        pretend = a_sourcehub(number)
        for _ in range(4):
            sweep = pretend.sweep()
            assert sweep.fetched == accounted(sweep) > 0, f"list {number}"
        assert pretend.rows.throughout <= listed(), f"list {number}"


@pytest.mark.parametrize("change", [*moving_list.CHANGES, shuffle_ties])
def test_every_row_that_came_is_accounted_for(change: moving_list.Change) -> None:
    ids = list(range(1, 261))
    # Some come twice, near and far, and some are no customers at all.
    ids[40:40] = [BROKEN, 3, 39, 39, BROKEN]
    ids[95:95] = [95, BROKEN, BROKEN]
    pretend = Pretend(ids, change)
    for _ in range(3):
        sweep = pretend.sweep()
        assert sweep.fetched == accounted(sweep)
        assert sweep.quarantined == sweep.quarantine.count() > 0
        assert sweep.duplicates


def test_a_still_list_is_fetched_once_over() -> None:
    sweep = Pretend([*range(1, 251), BROKEN, 250]).sweep()
    assert (sweep.fetched, sweep.created) == (252, 250)
    assert (sweep.quarantined, sweep.duplicates) == (1, 1)


@pytest.mark.parametrize("change", [moving_list.nothing, shuffle_ties])
def test_rows_are_accounted_for_when_a_sweep_was_stopped_at_every_page(
    change: moving_list.Change,
) -> None:
    class Stopped(Exception):
        pass

    def stop(_: Sweep) -> None:
        raise Stopped

    ids = [*range(1, 301)]
    ids[93:93] = [BROKEN, 91, BROKEN]
    pretend, stops = Pretend(ids, change), 0
    while Sweep.objects.filter(outcome=Outcome.COMPLETE).count() == 0:
        try:
            sweep_customers(pretend, report=stop)
        except Stopped:
            stops += 1
        assert stops < 60
    sweep = Sweep.objects.get()
    assert stops > 3
    assert sweep.fetched == accounted(sweep) >= 303
    assert listed() == set(range(1, 301))
