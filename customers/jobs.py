"""What the worker does for the customers."""

import structlog
from django_tasks import task

from customers.lease import LeaseLost, LeaseTaken
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError

log = structlog.get_logger()


@task()
def sweep() -> None:
    """One sweep of all customers; what comes of it stands in the mirror's notes."""
    try:
        done = sweep_customers(connect())
    except (LeaseTaken, LeaseLost):
        log.info("sweep_left_to_another")
    except UpstreamError as error:
        log.warning("sweep_not_begun", reason=error.message)
    else:
        log.info("sweep_done", outcome=done.outcome, reason=done.reason or None)
