"""The worker: what is due is queued once, and done."""

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult

from customers.models import Customer
from sourcehub_portal.clock import tick
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db(transaction=True)


def work_off() -> None:
    call_command("db_worker", batch=True, reload=False, startup_delay=False)


def test_an_empty_mirror_fills_by_itself(sandbox: SandboxProcess) -> None:
    tick()
    work_off()
    assert Customer.objects.count() == 1000


def test_what_is_queued_already_is_not_queued_again(sandbox: SandboxProcess) -> None:
    tick()
    tick()
    assert DBTaskResult.objects.count() == 1


def test_nothing_is_queued_when_nothing_is_due(sandbox: SandboxProcess) -> None:
    tick()
    work_off()
    tick()
    assert DBTaskResult.objects.count() == 1


def test_a_job_whose_worker_was_killed_does_not_block_the_next(
    sandbox: SandboxProcess,
) -> None:
    tick()
    DBTaskResult.objects.update(status="RUNNING")
    tick()
    work_off()
    assert Customer.objects.count() == 1000


def test_a_misconfigured_portal_says_why_and_does_not_try_at_every_tick(
    sales: Client,
) -> None:
    for _ in range(3):
        tick()
        work_off()
    assert DBTaskResult.objects.count() == 1
    assert "SOURCEHUB_API_URL" in sales.get("/customers/").content.decode()
