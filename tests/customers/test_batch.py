"""Which pages of a sweep are written together."""

from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from customers import batch
from customers.models import Outcome, Sweep
from customers.sweep import sweep_customers
from tests.customers.moving_list import MovingList
from tests.customers.pretend import Pretend, accounted, listed
from tests.customers.test_schedule import failing

pytestmark = pytest.mark.django_db


def written(pretend: Pretend) -> list[int]:
    """How many customers each transaction of a sweep brought."""
    met = [0]
    sweep_customers(pretend, report=lambda sweep: met.append(sweep.distinct_seen))
    return [after - before for before, after in pairwise(met)]


def test_pages_that_come_quickly_are_written_by_ever_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 60)
    brought = written(Pretend(list(range(1, 3001))))
    assert brought[:3] == [100, 190, 380]
    assert max(brought) <= batch.MOST * 95


def test_pages_that_come_slowly_are_written_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 0)
    assert written(Pretend(list(range(1, 471)))) == [100, 95, 95, 95, 85]


def test_what_came_before_a_failure_is_written() -> None:
    pretend = Pretend(list(range(1, 3001)))

    def fail_far_on(rows: MovingList) -> None:
        if rows.reads > 20:
            pretend.down = failing()

    pretend.rows.change = fail_far_on
    sweep = sweep_customers(pretend)
    assert sweep.outcome == Outcome.INCOMPLETE
    assert sweep.fetched == accounted(sweep) == len(listed()) > 1000


def test_an_unchanged_sweep_asks_the_database_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 60)
    pretend = Pretend(list(range(1, 3001)))
    sweep_customers(pretend)
    with CaptureQueriesContext(connection) as asked:
        sweep_customers(pretend)
    assert Sweep.objects.latest("pk").unchanged == 3000
    assert len(asked) < 100
