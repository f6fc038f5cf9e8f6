"""Sweeps that are over, for tests of what follows them."""

from django.utils import timezone

from customers.models import Direction, Outcome, Sweep
from sourcehub_portal.source import current_source


def swept(*, outcome: Outcome = Outcome.COMPLETE, updated: int = 0) -> Sweep:
    now = timezone.now()
    return Sweep.objects.create(
        source=current_source(),
        direction=Direction.FORWARD,
        outcome=outcome,
        updated=updated,
        checked_at=now,
        finished_at=now,
    )
