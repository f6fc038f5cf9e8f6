"""How old the list is, in five states, and when it is read again."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.freshness import State, freshness
from customers.lease import held
from customers.models import Outcome, Sweep
from customers.schedule import is_due
from tests.customers.factory import make_customer

pytestmark = pytest.mark.django_db


def swept(outcome: Outcome, *, minutes: int, reason: str = "") -> Sweep:
    at = timezone.now() - timedelta(minutes=minutes)
    return Sweep.objects.create(
        direction="forward",
        source="x",
        outcome=outcome,
        reason=reason,
        started_at=at,
        checked_at=at,
        finished_at=None if outcome == Outcome.RUNNING else at,
        total=1000,
        distinct_seen=250,
    )


def test_a_portal_that_never_swept_says_so() -> None:
    assert freshness().state == State.NEVER


def test_the_first_import_is_partial_until_a_sweep_is_complete() -> None:
    swept(Outcome.RUNNING, minutes=0)
    now = freshness()
    assert (now.state, now.was_complete) == (State.PARTIAL, False)
    swept(Outcome.COMPLETE, minutes=0)
    assert freshness().state == State.CURRENT


def test_a_first_import_that_stopped_is_failing_and_says_why() -> None:
    swept(Outcome.INCOMPLETE, minutes=0, reason="SourceHub did not answer.")
    now = freshness()
    assert (now.state, now.reason) == (State.FAILING, "SourceHub did not answer.")
    assert not now.was_complete


def test_the_state_costs_one_query_and_while_a_sweep_is_at_work_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        swept(Outcome.COMPLETE, minutes=60)
    with django_assert_num_queries(1):
        freshness()
    with held():
        swept(Outcome.RUNNING, minutes=0)
        with django_assert_num_queries(2):
            assert freshness().running


def test_however_many_attempts_failed_the_last_good_one_is_found_by_one_query_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sure = swept(Outcome.COMPLETE, minutes=60)
    swept(Outcome.COMPLETE, minutes=50, reason="In doubt.")
    for _ in range(30):
        last = swept(Outcome.INCOMPLETE, minutes=40, reason="No answer.")
    with django_assert_num_queries(2):
        now = freshness()
    assert (now.as_of, now.sweep, now.was_complete) == (sure.finished_at, last, True)
    assert now.state == State.FAILING


@pytest.mark.parametrize(
    ("minutes", "state"), [(0, State.CURRENT), (44, "current"), (46, "older")]
)
def test_a_list_turns_older_after_two_missed_rounds(minutes: int, state: str) -> None:
    swept(Outcome.COMPLETE, minutes=minutes)
    assert freshness().state == state


def test_a_list_that_cannot_be_renewed_says_why() -> None:
    swept(Outcome.COMPLETE, minutes=120)
    swept(Outcome.INCOMPLETE, minutes=3, reason="SourceHub has a fault of its own.")
    now = freshness()
    assert (now.state, now.reason) == ("failing", "SourceHub has a fault of its own.")


def test_a_list_that_is_in_doubt_is_not_called_complete(sales: Client) -> None:
    make_customer(1)
    swept(Outcome.COMPLETE, minutes=20)
    swept(Outcome.COMPLETE, minutes=0, reason="1000 customers were not returned.")
    assert freshness().state == State.PARTIAL
    page = sales.get("/customers/").content.decode()
    assert "Customers: partial" in page
    assert "Last complete list: " in page
    assert "1000 customers were not returned." in page


def test_the_page_shows_progress_and_the_rows_that_have_come(sales: Client) -> None:
    make_customer(1, display_name="First to come")
    swept(Outcome.RUNNING, minutes=0)
    page = sales.get("/customers/").content.decode()
    assert "250 of 1,000" in page
    assert 'value="0.250"' in page
    assert "First to come" in page
    assert 'hx-trigger="every 2s"' in page


def test_a_page_of_a_complete_list_asks_no_more(sales: Client) -> None:
    make_customer(1)
    swept(Outcome.COMPLETE, minutes=0)
    page = sales.get("/customers/").content.decode()
    assert "every 2s" not in page


def test_a_current_list_says_so_once(sales: Client) -> None:
    make_customer(1)
    swept(Outcome.COMPLETE, minutes=4)
    page = sales.get("/customers/").content.decode()
    assert page.count("4 minutes ago") == 1


def due(at: datetime | None = None) -> bool:
    return is_due(at or timezone.now())


def test_a_mirror_that_was_never_filled_is_due_at_once() -> None:
    assert due()


def test_a_sweep_is_due_every_15_minutes() -> None:
    make_customer(1)
    sweep = swept(Outcome.COMPLETE, minutes=0)
    assert sweep.finished_at is not None
    assert not due(sweep.finished_at + timedelta(minutes=14))
    assert due(sweep.finished_at + timedelta(minutes=15))


def test_an_empty_mirror_is_tried_again_soon() -> None:
    swept(Outcome.INCOMPLETE, minutes=1)
    assert due()


def test_a_sweep_that_was_killed_is_gone_on_with_soon() -> None:
    make_customer(1)
    killed = swept(Outcome.RUNNING, minutes=0)
    assert not due(), "a sweep that crashes must not be begun again at every tick"
    assert due(killed.checked_at + timedelta(seconds=20))


def test_an_empty_mirror_is_tried_less_and_less_often() -> None:
    for _ in range(10):
        last = swept(Outcome.INCOMPLETE, minutes=0)
    assert not due(last.checked_at + timedelta(seconds=199))
    assert due(last.checked_at + timedelta(seconds=200))


def test_nothing_is_due_while_a_sweep_runs() -> None:
    with held():
        assert not due()
