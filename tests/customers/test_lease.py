"""One sweep at a time, and none that overslept, over real HTTP."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from customers.holder import this_process
from customers.lease import LeaseLost, LeaseTaken, held
from customers.models import Customer, Lease, Outcome, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db


def test_two_sweeps_never_run_at_once(
    sandbox: SandboxProcess,
) -> None:
    with held(), pytest.raises(LeaseTaken):
        sweep_customers(connect())


def test_a_sweep_that_overslept_its_lease_writes_nothing(
    sandbox: SandboxProcess,
) -> None:
    def oversleep(sweep: Sweep) -> None:
        Lease.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        with held():
            pass

    with pytest.raises(LeaseLost):
        sweep_customers(connect(), report=oversleep)
    assert Customer.objects.count() == 100, "only the page before it slept"


def test_a_sweep_that_was_killed_is_gone_on_with_at_once(
    sandbox: SandboxProcess,
) -> None:
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            "from customers.holder import this_process as p; print(p())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    Lease.objects.create(
        name="customers",
        expires_at=timezone.now() + timedelta(minutes=1),
        holder=killed.stdout.strip(),
    )
    assert sweep_customers(connect()).outcome == Outcome.COMPLETE


@pytest.mark.parametrize(
    "holder", ["", "other-machine/pid:[1]/1/5", "nonsense", this_process()]
)
def test_nobody_else_is_taken_for_dead(sandbox: SandboxProcess, holder: str) -> None:
    Lease.objects.create(
        name="customers",
        expires_at=timezone.now() + timedelta(minutes=1),
        holder=holder,
    )
    with pytest.raises(LeaseTaken):
        sweep_customers(connect())
