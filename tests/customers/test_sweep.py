"""Sweeps over real HTTP, from the sandbox into the mirror."""

import json

import pytest
from pytest_django import Settings

from customers.models import Customer, Direction, Outcome, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.customers.pretend import later, listed, point_at
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db

CHURNS = [
    "insert-front",
    "insert-back",
    "insert-in-order",
    "delete-front",
    "delete-random",
    "move-to-front",
]


def test_a_sweep_mirrors_every_customer_as_sourcehub_has_it(
    sandbox: SandboxProcess,
) -> None:
    sweep = sweep_customers(connect())
    assert (sweep.outcome, sweep.created, sweep.quarantined) == ("complete", 1000, 0)
    mirrored = {row.pk: json.loads(row.raw) for row in Customer.objects.all()}
    assert mirrored == sandbox.customers()


def test_a_second_sweep_runs_backward_and_changes_nothing(
    sandbox: SandboxProcess,
) -> None:
    sweep_customers(connect())
    before = list(Customer.objects.order_by("pk").values())
    again = sweep_customers(connect())
    assert again.direction == Direction.BACKWARD
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1000)
    assert list(Customer.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("order", ["ascending", "id-descending"])
@pytest.mark.parametrize("churn", CHURNS)
def test_no_sweep_loses_a_customer_that_was_there_throughout(
    settings: Settings, churn: str, order: str
) -> None:
    orders = [order] if order != "ascending" else []
    with SandboxProcess.start(customers=640, faults=[*orders, churn]) as moving:
        point_at(moving, settings)
        for _ in range(4):
            sweep_customers(connect())
            later(hours=2)
        assert moving.throughout() <= listed()
        assert moving.throughout()


def test_rows_that_cannot_be_read_are_kept_and_nobody_is_judged(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["broken-rows"])
    sweep = sweep_customers(connect())
    assert sweep.quarantined == sweep.quarantine.count() > 0
    assert "nobody was judged" in sweep.reason


def test_a_failure_keeps_what_is_mirrored_and_the_next_sweep_goes_on(
    sandbox: SandboxProcess,
) -> None:
    sweep_customers(connect())
    mirrored = listed()
    sandbox.control(names=["forbidden-403"])
    failed = sweep_customers(connect())
    assert failed.outcome == Outcome.INCOMPLETE
    assert "key" in failed.reason
    assert listed() == mirrored


def test_a_sweep_that_stopped_midway_goes_on_from_its_checkpoint(
    sandbox: SandboxProcess,
) -> None:
    class Stopped(Exception):
        pass

    def stop(sweep: Sweep) -> None:
        if sweep.distinct_seen > 400:
            raise Stopped

    with pytest.raises(Stopped):
        sweep_customers(connect(), report=stop)
    requests_so_far = Sweep.objects.get().requests
    done = sweep_customers(connect())
    assert Sweep.objects.count() == 1
    assert (done.outcome, done.created) == (Outcome.COMPLETE, 1000)
    assert done.requests < requests_so_far + 12, "it did not begin again"


def test_a_checkpoint_of_another_sourcehub_is_not_gone_on_from(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["forbidden-403"], only="/api/customers")
    sweep_customers(connect())
    Sweep.objects.update(source="another", checkpoint={"skip": 5})
    sandbox.clear()
    assert sweep_customers(connect()).created == 1000


def test_what_one_sourcehub_said_is_not_shown_beside_another(
    sandbox: SandboxProcess, settings: Settings
) -> None:
    sweep_customers(connect())
    with SandboxProcess.start(customers=700, seed=2) as other:
        point_at(other, settings)
        assert listed() == set()
        sweep_customers(connect())
        assert listed() == set(range(1, 701))
    point_at(sandbox, settings)
    assert listed() == set(range(701, 1001)), "what the other overwrote is read again"
    sweep_customers(connect())
    assert len(listed()) == 1000


def test_an_ignored_skip_is_found_out(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["skip-ignored"])
    sweep = sweep_customers(connect())
    assert sweep.outcome == Outcome.INCOMPLETE
    assert "same rows" in sweep.reason


def test_an_ignored_count_still_gives_every_customer(settings: Settings) -> None:
    with SandboxProcess.start(customers=120, faults=["count-ignored"]) as sandbox:
        point_at(sandbox, settings)
        assert sweep_customers(connect()).created == 120


def test_a_total_that_is_far_too_low_stops_no_sweep(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["pagination-sample", "count-ignored"])
    for direction in (Direction.FORWARD, Direction.BACKWARD, Direction.FORWARD):
        sweep = sweep_customers(connect())
        assert (sweep.direction, sweep.outcome) == (direction, Outcome.COMPLETE)
    assert len(listed()) == 1000


def test_a_list_with_shuffled_ties_is_mirrored_whole(settings: Settings) -> None:
    with SandboxProcess.start(customers=640, faults=["shuffle-ties"]) as shuffled:
        point_at(shuffled, settings)
        for _ in range(3):
            sweep = sweep_customers(connect())
            assert (sweep.outcome, sweep.manner) == (Outcome.COMPLETE, "plain")
            assert sweep.reason == ""
            later(hours=2)
        assert listed() == set(range(1, 641))
