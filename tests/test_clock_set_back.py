"""A clock that was ahead for a while and is right again shuts nobody out.

What it wrote meanwhile lies a month ahead of us.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from customers.freshness import State, freshness
from customers.lease import held, is_taken
from customers.models import Customer, Lease, Outcome, Sweep
from customers.schedule import is_due
from customers.store import store
from orders.days import Days
from orders.models import LookUp, Order
from orders.turn import Turn, once
from sourcehub_portal.gateway.breaker import Leave, after_retry_after, leave
from sourcehub_portal.gateway.deadline import Deadline
from sourcehub_portal.gateway.health import Breaker, health
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.gateway.records import RawRow
from sourcehub_portal.source import current_source
from tests.customers.factory import raw_customer
from tests.customers.pretend import ENDPOINT, Pretend
from tests.orders.factory import answer, keep, make_order

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=30)


@pytest.fixture(autouse=True)
def _configured(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL = ENDPOINT.url
    settings.SOURCEHUB_API_KEY = ENDPOINT.key


def _shut(**fields: timedelta) -> Upstream:
    ahead = timezone.now() + MONTH
    moments = {name: ahead + span for name, span in fields.items()}
    return Upstream.objects.create(source=current_source(), failures=5, **moments)


def test_a_breaker_that_was_opened_then_is_tried_now() -> None:
    row = _shut(open_until=timedelta(seconds=15))
    assert leave(row, now=timezone.now()) is Leave.PROBE
    assert health().breaker is Breaker.TRYING
    assert health().may_work


def test_a_prober_s_turn_of_then_is_over() -> None:
    row = _shut(open_until=-2 * MONTH, probing_until=timedelta(seconds=10))
    assert leave(row, now=timezone.now()) is Leave.PROBE


def test_a_wait_of_then_is_over_and_a_new_one_holds() -> None:
    row = _shut(wait_until=timedelta(hours=1))
    now = timezone.now()
    assert not health().asked_to_wait
    changes = after_retry_after(row, 20, now=now)
    assert changes == {"wait_until": now + timedelta(seconds=20)}


def test_a_lease_of_then_is_free() -> None:
    ahead = timezone.now() + MONTH
    Lease.objects.create(name="customers", token=7, expires_at=ahead)
    assert not is_taken()
    with held() as lease:
        assert lease.token == 8


@pytest.mark.parametrize("outcome", [Outcome.COMPLETE, Outcome.RUNNING])
def test_the_next_sweep_is_due_at_once_and_the_list_not_current(outcome: str) -> None:
    sweep = Pretend([1, 2, 3]).sweep()
    ahead = timezone.now() + MONTH
    Sweep.objects.update(checked_at=ahead, finished_at=ahead)
    assert freshness().state == State.OLDER
    if outcome == Outcome.RUNNING:
        Sweep.objects.filter(pk=sweep.pk).update(outcome=outcome, finished_at=None)
    assert is_due(timezone.now())


def test_a_customer_read_then_is_brought_up_to_what_is_read_now() -> None:
    now, source = timezone.now(), current_source()
    then = [RawRow(1, raw_customer(1, city="Pune"))]
    store(then, asked_at=now + MONTH, source=source)
    changed = RawRow(1, raw_customer(1, display_name="Another"))
    assert store([changed], asked_at=now, source=source).updated == {1}
    assert Customer.objects.get().display_name == "Another"


def test_an_answer_of_then_gives_way_to_that_of_now() -> None:
    now = timezone.now()
    keep(answer([make_order(1)], asked_at=now + MONTH))
    kept = keep(answer([make_order(1, number="ZZ-9"), make_order(2)], asked_at=now))
    assert kept.succeeded_at == now
    assert kept.orders.count() == 2
    assert Order.objects.get(pk=1).observed_at == now


def test_a_turn_of_then_is_free() -> None:
    seen = LookUp.objects.of("9845012345", Days())
    ahead = timezone.now() + MONTH
    LookUp.objects.update(asker="somebody", asking_until=ahead)

    def ask(turn: Turn) -> LookUp:
        turn.end(asked_at=timezone.now(), error_kind="asked")
        return LookUp.objects.get()

    row = once(seen, deadline=Deadline(8, silence=8), ask=ask)
    assert row is not None
    assert row.error_kind == "asked"
