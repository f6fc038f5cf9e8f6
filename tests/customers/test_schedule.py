"""When a sweep is due: not while SourceHub is left alone, sooner after a failure."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from customers import jobs
from customers.freshness import State, freshness
from customers.models import Customer, Outcome, Sweep
from customers.schedule import is_due
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.errors import ServerFailed, UpstreamError
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import current_source, mark
from tests.customers.pretend import ENDPOINT, Pretend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _configured(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL = ENDPOINT.url
    settings.SOURCEHUB_API_KEY = ENDPOINT.key


def due_after(sweep: Sweep) -> timedelta:
    """How long after its end the next sweep is due, to the second."""
    ended = sweep.finished_at
    assert ended is not None
    waits = (timedelta(seconds=seconds) for seconds in range(1000))
    return next(wait for wait in waits if is_due(ended + wait))


def failing(attempts: int = 1) -> UpstreamError:
    error = ServerFailed()
    error.attempts = attempts
    return error


def in_a_minute() -> datetime:
    return timezone.now() + timedelta(minutes=1)


@pytest.mark.parametrize("until", ["open_until", "wait_until"])
def test_nothing_is_due_while_sourcehub_is_left_alone(until: str) -> None:
    upstream = Upstream.objects.create(
        source=current_source(), **{until: in_a_minute()}
    )
    assert not is_due(timezone.now())
    upstream.delete()
    assert is_due(timezone.now())


def test_a_refused_key_stops_the_sweeps_until_it_changes(settings: Settings) -> None:
    Upstream.objects.create(source=current_source(), rejected_key=mark(ENDPOINT.key))
    assert not is_due(timezone.now() + timedelta(days=30))
    settings.SOURCEHUB_API_KEY = "another"
    assert is_due(timezone.now())


def test_after_failures_it_is_tried_soon_and_then_less_often() -> None:
    Pretend(list(range(1, 50))).sweep()
    pauses = []
    for _ in range(20):
        pretend = Pretend(list(range(1, 50)))
        pretend.rows.change = _break_down(pretend)
        pauses.append(due_after(sweep_customers(pretend)).seconds)
    assert pauses[:3] == [20, 40, 60]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 300


def _break_down(pretend: Pretend):  # type: ignore[no-untyped-def]
    def change(_: object) -> None:
        pretend.down = failing()

    return change


def test_a_sweep_that_cannot_get_on_is_tried_less_and_less_often() -> None:
    pretend = Pretend(list(range(1, 400)))

    def break_down(sweep: Sweep) -> None:
        pretend.down = failing()

    sweep = sweep_customers(pretend, report=break_down)
    assert due_after(sweep).seconds == 20
    Sweep.objects.update(checked_at=timezone.now() - timedelta(minutes=4))
    sweep = sweep_customers(pretend)
    assert Sweep.objects.count() == 1, "it is gone on with"
    assert 120 <= due_after(sweep).seconds <= 122


def test_refusals_that_sent_nothing_are_one_line_in_the_notes() -> None:
    pretend = Pretend(list(range(1, 50)))
    pretend.sweep()
    pretend.down = failing(attempts=0)
    for _ in range(5):
        sweep_customers(pretend)
    assert Sweep.objects.count() == 2
    pretend.down = None
    assert sweep_customers(pretend).outcome == Outcome.COMPLETE
    assert Sweep.objects.count() == 2


def test_what_cannot_be_begun_is_one_line_in_the_notes(settings: Settings) -> None:
    settings.SOURCEHUB_API_KEY = "key \n"
    for _ in range(5):
        Sweep.objects.update(finished_at=timezone.now() - timedelta(hours=1))
        jobs.sweep.call()
    assert Sweep.objects.get().reason


def test_what_could_not_be_begun_hides_no_pass_that_is_gone_on_with(
    settings: Settings,
) -> None:
    pretend = Pretend(list(range(1, 400)))

    def break_down(sweep: Sweep) -> None:
        pretend.down = failing()

    stopped = sweep_customers(pretend, report=break_down)
    Sweep.objects.update(finished_at=timezone.now() - timedelta(hours=1))
    settings.SOURCEHUB_API_KEY = "key \n"
    jobs.sweep.call()
    assert "white space" in freshness().reason

    settings.SOURCEHUB_API_KEY, pretend.down = ENDPOINT.key, None
    told = list[bool]()
    sweep = sweep_customers(pretend, report=lambda _: told.append(freshness().running))
    assert sweep.pk == stopped.pk
    assert all(told)
    assert (freshness().state, freshness().reason) == (State.CURRENT, "")


def test_a_pass_is_not_gone_on_with_after_another_one() -> None:
    """What it met is forgotten by then, and all of it would count as absent."""
    pretend = Pretend(list(range(1, 301)))
    pretend.sweep()

    def break_down(sweep: Sweep) -> None:
        if sweep.distinct_seen > 200:
            pretend.down = failing()

    stopped = sweep_customers(pretend, report=break_down)
    assert stopped.checkpoint is not None
    pretend.down = None
    pretend.endpoint = type(ENDPOINT)(url=ENDPOINT.url, key="another")
    sweep_customers(pretend)
    pretend.endpoint = ENDPOINT
    again = sweep_customers(pretend)
    assert again.pk != stopped.pk
    assert again.distinct_seen == 300
    assert not Customer.objects.exclude(presence="present").exists()
