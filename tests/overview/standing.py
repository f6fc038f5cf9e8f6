"""Sweeps, holds and a SourceHub in the states that the status page tells apart."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from customers.holds import raise_hold
from customers.models import Direction, Hold, Outcome, Sweep
from sourcehub_portal.gateway.errors import AuthRejected
from sourcehub_portal.gateway.models import Upstream
from sourcehub_portal.source import current_source, mark
from tests.customers.factory import make_customers

REFUSAL = f"{AuthRejected.sentence} SourceHub says: “Invalid API key”"


def swept(outcome: str = Outcome.COMPLETE, *, minutes: int = 4, **fields: Any) -> Sweep:
    """A sweep that ended that long ago, after two minutes."""
    at = timezone.now() - timedelta(minutes=minutes)
    running = outcome == Outcome.RUNNING
    return Sweep.objects.create(
        direction=Direction.FORWARD,
        source=current_source(),
        outcome=outcome,
        started_at=at - timedelta(minutes=2),
        checked_at=at,
        finished_at=None if running else at,
        **fields,
    )


def upstream(**fields: Any) -> Upstream:
    """What is noted of the configured SourceHub."""
    return Upstream.objects.create(source=current_source(), **fields)


def breaker_open(*, seconds: int = 120) -> Upstream:
    now = timezone.now()
    return upstream(
        failures=6,
        open_until=now + timedelta(seconds=seconds),
        open_seconds=120,
        failed_at=now,
        failure_kind="server_failed",
        failure_message="SourceHub has a fault of its own.",
        answered_at=now - timedelta(minutes=20),
    )


def key_refused() -> Upstream:
    return upstream(
        rejected_key=mark(settings.SOURCEHUB_API_KEY),
        rejected_at=timezone.now() - timedelta(hours=2),
        rejected_message=REFUSAL,
        answered_at=timezone.now() - timedelta(hours=3),
    )


def held(count: int = 30) -> Hold:
    """A hold of the first `count` customers, out of a thousand."""
    make_customers(count, city="Pune", contactperson_number="9876543210")
    return raise_hold(swept(reason="Held."), range(1, count + 1), 1000)
