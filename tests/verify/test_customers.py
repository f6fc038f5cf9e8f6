"""`verify` names what is broken of customers and their sweeps."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from customers.lease import held
from customers.models import Customer, Outcome, Sweep, Swept
from tests.sandbox_process import SandboxProcess

from .conftest import Verify, failing

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def a_sweep(**fields: Any) -> Sweep:
    started = {"direction": "forward", "outcome": "complete", "checked_at": NOON}
    return Sweep.objects.create(**{**started, **fields})


def test_a_customer_that_is_lost(sandbox: SandboxProcess, verify: Verify) -> None:
    call_command("sync_customers")
    Customer.objects.get(pk=7).delete()
    status, said = verify()
    assert status == 1
    assert "Customers present: 999" in failing(said)
    assert "total in the last complete sweep: 1,000" in failing(said)


def test_a_row_in_quarantine_is_not_lost(mirror: None, verify: Verify) -> None:
    a_sweep(total=32, quarantined=2, fetched=2)
    assert verify()[0] == 0


def test_a_row_that_a_sweep_does_not_account_for(mirror: None, verify: Verify) -> None:
    sweep = a_sweep(fetched=30, created=20, updated=5, unchanged=4)
    status, said = verify()
    assert status == 1
    assert f"(sweep {sweep.pk}: 30 ≠ 29)" in failing(said)


def test_a_sweep_from_before_rows_were_counted_is_left_out(
    mirror: None, verify: Verify
) -> None:
    a_sweep(created=30)
    a_sweep(fetched=30, unchanged=30)
    status, said = verify()
    assert status == 0, said
    assert "1 from before that was counted." in said


def test_a_sweep_that_stopped_counting_its_rows_is_not_left_out(
    mirror: None, verify: Verify
) -> None:
    a_sweep(fetched=30, unchanged=30)
    a_sweep(unchanged=30)
    status, said = verify()
    assert status == 1
    assert "0 ≠ 30" in failing(said)


def test_a_sweep_that_runs_without_a_lease(mirror: None, verify: Verify) -> None:
    a_sweep(outcome=Outcome.RUNNING)
    with held():
        assert verify()[0] == 0
    status, said = verify()
    assert status == 1
    assert "noted as running: 1; living leases: 0" in failing(said)


def test_a_page_that_outlived_its_sweep(mirror: None, verify: Verify) -> None:
    Swept.objects.create(sweep=a_sweep(), ids=b"")
    status, said = verify()
    assert status == 1
    assert "of sweeps that are complete: 1" in failing(said)


@pytest.mark.parametrize(
    "dates",
    [
        {"presence": "missing"},
        {"presence": "gone"},
        {"presence": "gone", "missing_since": NOON},
        {
            "presence": "gone",
            "missing_since": NOON,
            "gone_at": NOON - timedelta(hours=1),
        },
        {"presence": "missing", "missing_since": NOON, "gone_at": NOON},
        {"missing_since": NOON},
        {"gone_at": NOON},
        {"misses": 1},
        {"presence": "lost"},
    ],
    ids=str,
)
def test_dates_that_say_otherwise_than_the_presence(
    mirror: None, verify: Verify, dates: dict[str, Any]
) -> None:
    Customer.objects.filter(pk=7).update(**dates)
    status, said = verify()
    assert status == 1
    assert failing(said).endswith("otherwise than their presence: 1 (7).")


def test_missing_and_gone_with_their_dates_are_well(
    mirror: None, verify: Verify
) -> None:
    now = timezone.now()
    Customer.objects.filter(pk=7).update(presence="missing", missing_since=now)
    Customer.objects.filter(pk=8).update(
        presence="gone", missing_since=now, gone_at=now
    )
    status, said = verify()
    assert status == 0, said
    assert "Customers missing: 1, gone: 1" in said


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("city", "Pune"),
        ("name_key", "somebody else"),
        ("search_text", ""),
        ("raw_hash", "0"),
        ("contact_national", "9845000000"),
    ],
)
def test_a_column_that_differs_from_the_raw_row(
    mirror: None, verify: Verify, column: str, value: str
) -> None:
    Customer.objects.filter(pk=7).update(**{column: value})
    status, said = verify()
    assert status == 1
    assert failing(said).endswith(f"whose columns differ: 1 (7: {column}).")


def test_a_raw_row_that_cannot_be_read(mirror: None, verify: Verify) -> None:
    Customer.objects.filter(pk=7).update(raw="{")
    status, said = verify()
    assert status == 1
    assert "(7: raw)" in failing(said)


def test_of_many_that_differ_the_first_few_are_named(
    mirror: None, verify: Verify
) -> None:
    Customer.objects.update(city="Pune")
    _, said = verify()
    assert "differ: 30 (1: city, 2: city, 3: city, 4: city, 5: city, …)." in said
