"""One bad row costs that row alone; a bad database costs no row at all."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import DataError, OperationalError
from django.utils import timezone

from customers import jobs, quarantine
from customers.lease import is_taken
from customers.models import Customer, Outcome, Presence, Sweep
from customers.quarantine import storable
from customers.store import store
from tests.customers.factory import raw_customer
from tests.customers.pretend import Pretend, accounted
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db


def broken(pk: int, raw: str) -> Pretend:
    """A SourceHub of 200 customers, of whom one is written as `raw`."""
    pretend = Pretend(list(range(1, 201)))
    pretend.write = lambda each: raw if each == pk else raw_customer(each)
    return pretend


@pytest.mark.parametrize(
    "raw", ["", "[]", "null", '{"id": ', '{"id": null}', "[" * 70, '{"id": 7, "\0": 1}']
)
def test_a_row_that_cannot_be_parsed_is_quarantined_alone(raw: str) -> None:
    sweep = broken(7, raw).sweep()
    assert sweep.outcome == Outcome.COMPLETE
    assert (sweep.created, sweep.quarantined) == (199, 1)
    assert sweep.fetched == accounted(sweep) == 200
    assert sweep.quarantine.get().raw == storable(raw)
    assert not Customer.objects.filter(pk=7).exists()


@pytest.mark.parametrize("pk", [0, -7, 2**63, 2**200])
def test_an_id_that_no_column_holds_is_quarantined_alone(pk: int) -> None:
    sweep = Pretend([*range(1, 120), pk, *range(120, 150)]).sweep()
    assert (sweep.outcome, sweep.created, sweep.quarantined) == ("complete", 149, 1)
    assert sweep.fetched == accounted(sweep) == 150


@pytest.mark.parametrize("error", [DataError("too long"), ValueError, RecursionError])
def test_a_row_that_cannot_be_stored_is_quarantined_alone(
    error: type[Exception] | Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(rows: list[object], **given: object) -> object:
        if any(getattr(row, "id", None) == 7 for row in rows):
            raise error
        return store(rows, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(quarantine, "store", refusing)
    sweep = Pretend(list(range(1, 201))).sweep()
    assert (sweep.outcome, sweep.created, sweep.quarantined) == ("complete", 199, 1)
    assert sweep.fetched == accounted(sweep) == 200


def test_nobody_is_missing_because_a_new_row_cannot_be_read() -> None:
    broken(7, raw_customer(7)).sweep()
    for _ in range(3):
        broken(7, "null").sweep()
    kept = Customer.objects.get(pk=7)
    assert (kept.presence, kept.display_name) == (Presence.PRESENT, "Customer 7")


@pytest.mark.parametrize("raw", ["\0", "\ud800", "a\0b\udfffc", "नमस्ते"])
def test_the_raw_text_of_a_bad_row_can_be_kept(raw: str) -> None:
    sweep = broken(7, raw).sweep()
    assert sweep.quarantine.get().raw == storable(raw)
    assert storable("नमस्ते") == "नमस्ते"


LOCKED = OperationalError("database is locked")


@pytest.mark.parametrize(
    "room", ["customers.quarantine.store", "customers.lease._take"]
)
def test_a_database_fault_ends_the_command_with_one_sentence(
    sandbox: SandboxProcess, capsys: pytest.CaptureFixture[str], room: str
) -> None:
    with patch(room, side_effect=LOCKED), pytest.raises(SystemExit) as ended:
        call_command("sync_customers")
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "database is locked" in said
    assert "Traceback" not in said
    assert said.count("\n") == 1
    assert not is_taken()


def test_a_full_disk_quarantines_nobody_and_the_next_sweep_goes_on() -> None:
    pretend = Pretend(list(range(1, 201)))
    full = OperationalError("database or disk is full")
    with (
        patch("customers.quarantine.store", side_effect=full),
        pytest.raises(OperationalError),
    ):
        pretend.sweep()
    sweep = pretend.sweep()
    assert (sweep.created, sweep.quarantined) == (200, 0)


def test_a_database_fault_ends_the_workers_job_and_nothing_else(
    sandbox: SandboxProcess,
) -> None:
    with patch("customers.quarantine.store", side_effect=LOCKED):
        jobs.sweep.call()
    assert not is_taken()
    Sweep.objects.update(checked_at=timezone.now() - timedelta(minutes=1))
    jobs.sweep.call()
    assert Customer.objects.count() == 1000


def test_a_job_that_crashes_is_in_the_log(
    sandbox: SandboxProcess, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        patch("customers.jobs.sweep_customers", side_effect=LookupError("unforeseen")),
        pytest.raises(LookupError),
    ):
        jobs.sweep.call()
    assert "sweep_crashed" in caplog.text
