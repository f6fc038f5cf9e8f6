"""Every case as a sweep meets it: nobody is lost, nobody hidden, and it gets well."""

import pytest
from pytest_django import Settings

from customers.models import Customer, Hold, Outcome, Presence, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.customers.pretend import later
from tests.sandbox_process import SandboxProcess

from .conftest import PATIENT, QUICK, Misbehave, behave_again, listed
from .marks import cases_of
from .rows import Case


def swept(case: Case) -> Sweep:
    return sweep_customers(connect(limits=PATIENT if case.patient else QUICK))


def nobody_is_judged() -> bool:
    return not Customer.objects.exclude(presence=Presence.PRESENT).exists()


@pytest.mark.parametrize("case", cases_of("sweep", where=lambda it: bool(it.error)))
def test_a_failed_sweep_changes_nothing_and_the_next_one_is_complete(
    case: Case,
    mirrored: set[int],
    misbehave: Misbehave,
    sourcehub: SandboxProcess,
    settings: Settings,
) -> None:
    misbehave(case)
    failed = swept(case)
    assert failed.outcome == Outcome.INCOMPLETE
    assert case.raised is not None
    assert failed.reason.startswith(case.raised.sentence)
    assert listed() == mirrored
    assert nobody_is_judged()

    behave_again(sourcehub, settings)
    connect(insist=True).customers(count=1, skip=0)
    assert swept(case).outcome == Outcome.COMPLETE
    assert listed() == mirrored


@pytest.mark.parametrize(
    "case", cases_of("sweep", where=lambda it: it.sweep == "complete")
)
def test_a_sweep_reads_everybody_all_the_same(
    case: Case, sourcehub: SandboxProcess, misbehave: Misbehave
) -> None:
    everybody = set(sourcehub.customers())
    misbehave(case)
    sweep = swept(case)
    assert (sweep.outcome, sweep.quarantined) == (Outcome.COMPLETE, 0)
    assert listed() == everybody


@pytest.mark.parametrize(
    "case", cases_of("sweep", where=lambda it: it.sweep == "quarantined")
)
def test_what_cannot_be_read_is_kept_apart_and_nobody_is_judged(
    case: Case, mirrored: set[int], misbehave: Misbehave
) -> None:
    misbehave(case)
    sweep = swept(case)
    assert sweep.quarantined == sweep.quarantine.count() > 0
    assert listed() == mirrored
    assert nobody_is_judged()


@pytest.mark.parametrize("case", cases_of("sweep", where=lambda it: it.sweep == "held"))
def test_a_mass_removal_is_held(
    case: Case, mirrored: set[int], misbehave: Misbehave
) -> None:
    misbehave(case)
    swept(case)
    assert listed() == mirrored
    assert nobody_is_judged()
    assert Hold.objects.here().open().get().count == len(mirrored)


@pytest.mark.parametrize(
    "case", cases_of("sweep", where=lambda it: it.sweep == "nobody hidden")
)
def test_whoever_was_there_throughout_is_shown(
    case: Case, mirrored: set[int], misbehave: Misbehave, sourcehub: SandboxProcess
) -> None:
    misbehave(case)
    for _ in range(3):
        swept(case)
        assert sourcehub.throughout() <= listed()
    assert mirrored & sourcehub.throughout()


@pytest.mark.parametrize(
    "case", cases_of("sweep", where=lambda it: it.sweep == "endless")
)
def test_a_list_without_an_end_is_given_up_and_nobody_is_judged(
    case: Case, mirrored: set[int], misbehave: Misbehave
) -> None:
    misbehave(case)
    assert swept(case).outcome == Outcome.INCOMPLETE
    assert mirrored <= listed()
    assert nobody_is_judged()


@pytest.mark.parametrize(
    "case", cases_of("sweep", where=lambda it: it.sweep == "revived")
)
def test_whoever_was_gone_comes_back(
    case: Case, mirrored: set[int], misbehave: Misbehave, sourcehub: SandboxProcess
) -> None:
    misbehave(case)
    swept(case)
    assert listed() == mirrored, "one pass proves nothing"
    later(hours=2)
    swept(case)
    gone = mirrored - listed()
    assert gone == {3, 103, 203}

    sourcehub.clear()
    assert swept(case).revived == len(gone)
    assert listed() == mirrored
    assert not Customer.objects.filter(pk__in=gone, revived_at=None).exists()
