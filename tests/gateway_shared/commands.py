"""What a process of the portal does when the tests tell it to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.forms.models import model_to_dict
from django.utils import timezone

from sourcehub_portal.gateway.budget import process_budget
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.health import health
from sourcehub_portal.gateway.limits import BACKGROUND, LOOKUP
from sourcehub_portal.gateway.models import Upstream

CROWD = 20


def ask() -> dict[str, Any]:
    """One question of a look-up."""
    return _outcome(urgent=True)


def work() -> dict[str, Any]:
    """One question of a sweep."""
    return _outcome(urgent=False)


def _outcome(*, urgent: bool) -> dict[str, Any]:
    began = timezone.now()
    try:
        connect(limits=LOOKUP if urgent else BACKGROUND).customers(count=1, skip=0)
        told: dict[str, Any] = {"kind": "ok"}
    except UpstreamError as error:
        told = {"kind": error.kind, "attempts": error.attempts, "says": error.message}
    return {**told, "seconds": (timezone.now() - began).total_seconds()}


def crowd() -> dict[str, Any]:
    """One question each of twenty look-ups at once."""
    with ThreadPoolExecutor(CROWD) as people:
        outcomes = [people.submit(ask) for _ in range(CROWD)]
    return {"all": [outcome.result() for outcome in outcomes]}


def row() -> dict[str, Any]:
    """What is known to all processes."""
    return model_to_dict(health().row)


def prepare() -> dict[str, Any]:
    """Makes the gateway's table."""
    call_command("migrate", "gateway", verbosity=0)
    return {}


def forget() -> dict[str, Any]:
    """Nothing has happened yet."""
    Upstream.objects.all().delete()
    process_budget.cache_clear()
    return {}


def age() -> dict[str, Any]:
    """Lets ten minutes pass, as far as the breaker is concerned."""
    known = Upstream.objects.get()
    for name in ("open_until", "probing_until"):
        if moment := getattr(known, name):
            setattr(known, name, moment - timedelta(minutes=10))
    known.save()
    return {}


COMMANDS = {
    each.__name__: each for each in (ask, work, crowd, row, prepare, forget, age)
}
