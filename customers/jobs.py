"""What the worker does for the customers."""

import structlog
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django_tasks import task

from customers.afterwards import after
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
    try:
        if is_due(timezone.now()):
            _sweep()
    except Error as error:
        # Locked too long, full, or gone: what is committed stays, and the clock asks
        # again. A connection that is no use any more is given up.
        log.error("sweep_stopped_by_the_database", reason=type(error).__name__)  # noqa: TRY400  no row's values in a log
        if not connection.in_atomic_block:
            close_old_connections()
    except Exception:
        # The queue keeps it with the job, where nobody looks.
        log.exception("sweep_crashed")
        raise


def _sweep() -> None:
    try:
        done = sweep_customers(connect())
    except (LeaseTaken, LeaseLost):
        log.info("sweep_left_to_another")
    except UpstreamError as error:
        log.warning("sweep_not_begun", reason=error.message)
        _note_not_begun(error)
    else:
        log.info("sweep_done", outcome=done.outcome, reason=done.reason or None)
        after(done)


def _note_not_begun(error: UpstreamError) -> None:
    """For the page to say why, and for the clock to wait before it tries again.

    However often that happens in a row, it is one line in the notes.
    """
    now, source = timezone.now(), current_source()
    last = Sweep.objects.filter(source=source).first()
    if last is None or last.requests or last.outcome != Outcome.INCOMPLETE:
        last = Sweep(direction=Direction.FORWARD, source=source, checked_at=now)
    last.outcome, last.reason = Outcome.INCOMPLETE, error.message
    last.started_at = last.finished_at = now
    last.save()
