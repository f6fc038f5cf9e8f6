"""The command `sync_customers`: one line of figures, and an exit status."""

import re

import pytest
from django.core.management import call_command

from customers.lease import held
from customers.models import Customer
from tests.faults.marks import tries
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db


def test_it_prints_one_line_of_figures(
    sandbox: SandboxProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("sync_customers")
    assert re.fullmatch(
        r"created=1000 updated=0 unchanged=0 missing=0 gone=0 quarantined=0"
        r" requests=\d+ seconds=[\d.]+\n",
        capsys.readouterr().out,
    )


def test_a_second_sweep_finds_everything_unchanged(
    sandbox: SandboxProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("sync_customers")
    call_command("sync_customers")
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("created=0 updated=0 unchanged=1000 missing=0 gone=0")


def test_it_exits_with_1_when_it_is_not_complete(
    sandbox: SandboxProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox.control(names=["auth-401"])
    with pytest.raises(SystemExit) as ended:
        call_command("sync_customers")
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert "does not accept our key" in said.err
    assert sandbox.key not in said.out + said.err


@tries(41, "sweep")
def test_it_exits_with_75_when_another_sweep_is_running(
    sandbox: SandboxProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(), pytest.raises(SystemExit) as ended:
        call_command("sync_customers")
    assert ended.value.code == 75
    assert "running" in capsys.readouterr().err
    assert not Customer.objects.exists()


@pytest.mark.usefixtures("db")
def test_it_says_when_no_sourcehub_is_configured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("sync_customers")
    assert ended.value.code == 1
    assert "SOURCEHUB_API_URL" in capsys.readouterr().err
