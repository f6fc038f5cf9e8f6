"""Who is missing, gone and back again, over real HTTP."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from customers.models import Customer, Presence, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.customers.pretend import later, listed, point_at, presence
from tests.sandbox_process import SandboxProcess

pytestmark = pytest.mark.django_db


@pytest.fixture
def restart(settings: Settings) -> Iterator[Callable[[int], None]]:
    """Starts a sandbox of so many customers in the place of the one before."""
    running: list[SandboxProcess] = []

    def start(customers: int) -> None:
        port = running.pop().stop_and_tell_port() if running else 0
        running.append(SandboxProcess.start(customers=customers, port=port))
        point_at(running[0], settings)

    yield start
    for sandbox in running:
        sandbox.stop()


def test_a_customer_that_leaves_is_missing_then_gone_and_comes_back(
    restart: Callable[[int], None],
) -> None:
    restart(700)
    sweep_customers(connect())
    restart(699)
    later(hours=2)
    sweep_customers(connect())
    assert presence(700) == Presence.MISSING
    assert 700 in listed(), "one pass proves nothing, so nobody is shown it"
    later(hours=2)
    sweep_customers(connect())
    assert presence(700) == Presence.GONE
    assert Customer.objects.get(pk=700).gone_at is not None
    assert 700 not in listed()
    restart(700)
    sweep = sweep_customers(connect())
    assert sweep.revived == 1
    back = Customer.objects.get(pk=700)
    assert (back.presence, back.misses, back.missing_since) == ("present", 0, None)
    assert back.revived_at is not None


def test_two_passes_within_an_hour_prove_nothing(
    restart: Callable[[int], None],
) -> None:
    restart(700)
    sweep_customers(connect())
    restart(699)
    later(hours=2)
    sweep_customers(connect())
    later(minutes=59)
    sweep_customers(connect())
    assert presence(700) == Presence.MISSING


def test_a_mass_disappearance_is_not_believed(
    sandbox: SandboxProcess,
) -> None:
    sweep_customers(connect())
    sandbox.control(names=["no-customers"])
    for _ in range(3):
        later(hours=2)
        sweep = sweep_customers(connect())
    assert len(listed()) == 1000
    assert "no customer at all" in sweep.reason


def test_an_empty_answer_hides_not_even_a_few_customers(
    settings: Settings,
) -> None:
    with SandboxProcess.start(customers=15) as sandbox:
        point_at(sandbox, settings)
        sweep_customers(connect())
        sandbox.control(names=["no-customers"])
        for _ in range(3):
            later(hours=2)
            sweep_customers(connect())
        assert len(listed()) == 15


def test_customers_of_one_key_are_not_judged_by_another(
    restart: Callable[[int], None],
) -> None:
    restart(700)
    sweep_customers(connect())
    restart(699)
    later(hours=2)
    sweep_customers(connect())
    Sweep.objects.update(key_mark="another")
    later(hours=2)
    sweep_customers(connect())
    assert presence(700) == Presence.MISSING
