"""How old the list is, in five states, and when it is read again."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

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


def test_the_first_import_is_filling_until_a_sweep_is_complete() -> None:
    swept(Outcome.RUNNING, minutes=0)
    assert freshness().state == State.FILLING


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
    assert "Complete list" not in page
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
    assert "every 2s" not in sales.get("/customers/").content.decode()


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
