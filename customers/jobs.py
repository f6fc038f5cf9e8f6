"""What the worker does for the customers."""

import structlog
from django.utils import timezone
from django_tasks import task

from customers.lease import LeaseLost, LeaseTaken
from customers.models import Direction, Outcome, Sweep
from customers.schedule import is_due
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.source import current_source

log = structlog.get_logger()


@task()
def sweep() -> None:
    """One sweep of all customers; what comes of it stands in the mirror's notes.

    Two clocks may have queued it at one moment: the second finds nothing to do.
    """
    if not is_due(timezone.now()):
        return
    try:
        done = sweep_customers(connect())
    except (LeaseTaken, LeaseLost):
        log.info("sweep_left_to_another")
    except UpstreamError as error:
        log.warning("sweep_not_begun", reason=error.message)
        _note_not_begun(error)
    else:
        log.info("sweep_done", outcome=done.outcome, reason=done.reason or None)


def _note_not_begun(error: UpstreamError) -> None:
    """For the page to say why, and for the clock to wait before it tries again."""
    now = timezone.now()
    Sweep.objects.create(
        direction=Direction.FORWARD,
        outcome=Outcome.INCOMPLETE,
        reason=error.message,
        source=current_source(),
        started_at=now,
        checked_at=now,
        finished_at=now,
    )
