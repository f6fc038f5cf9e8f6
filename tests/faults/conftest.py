"""A SourceHub that misbehaves on demand, and a portal that had mirrored it before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from customers.models import Customer, Sweep
from customers.sweep import sweep_customers
from orders.models import LookUp, Order
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.limits import Limits
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import mark
from tests.conftest import TODAY
from tests.sandbox_process import SandboxProcess

from .rows import Case

QUICK = Limits(connect=0.6, read=1.5, total=3.0, attempts=3, pause=0.01)
PATIENT = Limits(connect=0.6, read=4.0, total=8.0, attempts=3, pause=0.01)
KNOWN = "6396281335"

Misbehave = Callable[[Case], None]


@pytest.fixture(scope="session")
def small_process() -> Iterator[SandboxProcess]:
    with SandboxProcess.start(customers=240, seed=1, today=TODAY) as process:
        yield process


@pytest.fixture
def sourcehub(
    small_process: SandboxProcess, settings: Settings, db: None
) -> Iterator[SandboxProcess]:
    """The portal's SourceHub, which behaves until `misbehave` is called."""
    settings.SOURCEHUB_API_URL = small_process.url
    settings.SOURCEHUB_API_KEY = small_process.key
    yield small_process
    small_process.reset()


@pytest.fixture
def mirrored(sourcehub: SandboxProcess) -> set[int]:
    """The ids of all customers, which a sweep has brought into the mirror."""
    sweep_customers(connect())
    return listed()


@pytest.fixture
def copied(sourcehub: SandboxProcess, support: Client) -> Client:
    """The browser of somebody who looked the known number up two hours ago."""
    support.get(f"/orders/?phone={KNOWN}")
    passed = timezone.now() - timedelta(hours=2)
    LookUp.objects.update(asked_at=passed, succeeded_at=passed)
    return support


@pytest.fixture
def misbehave(
    sourcehub: SandboxProcess, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Misbehave:
    """Makes SourceHub do what a case says; look-ups then wait as shortly as tests."""

    def begin(case: Case) -> None:
        limits = replace(PATIENT if case.patient else QUICK, urgent=True)
        monkeypatch.setattr("orders.lookup.LOOKUP", limits)
        if case.fault:
            sourcehub.control(names=[case.fault])
        if case.tls:
            moved_to(settings, sourcehub.url.replace("http:", "https:"))
        if case.address:
            moved_to(settings, case.address)

    return begin


def moved_to(settings: Settings, url: str) -> None:
    """The same SourceHub at another address: what is mirrored stays its own."""
    settings.SOURCEHUB_API_URL = url
    for model in (Customer, Sweep, Order, LookUp):
        model.objects.update(source=mark(url))


def behave_again(sourcehub: SandboxProcess, settings: Settings) -> None:
    """The trouble is over, and so are the waits that it brought."""
    sourcehub.clear()
    if sourcehub.url != settings.SOURCEHUB_API_URL:
        moved_to(settings, sourcehub.url)
    Upstream.objects.update(open_until=None, wait_until=None, failures=0)


def listed() -> set[int]:
    """Whom the portal shows."""
    return set(Customer.objects.listed().values_list("pk", flat=True))
