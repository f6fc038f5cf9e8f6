"""The worker's clock: puts jobs into the queue when they are due.

Django's Tasks API has no periodic tasks. Several workers may each have a clock: what
is due is read from the database, and a job that is waiting already is not put there
twice. Were it, the sweep's lease would still let only one run.
"""

import time

import structlog
from django.db import Error, close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from customers.jobs import sweep
from customers.schedule import is_due

TICK_SECONDS = 2

log = structlog.get_logger()


def run_clock() -> None:
    """Ticks for ever; a database that cannot be asked is asked again next time."""
    while True:
        close_old_connections()
        try:
            tick()
        except Error as error:
            log.warning("clock_tick_failed", reason=type(error).__name__)
        time.sleep(TICK_SECONDS)


def tick() -> None:
    """Queues what is due and does not wait in the queue already."""
    if is_due(timezone.now()) and not _is_waiting(sweep.module_path):
        sweep.enqueue()


def _is_waiting(path: str) -> bool:
    # Not RUNNING: a worker that was killed leaves its job in that state for ever.
    return DBTaskResult.objects.filter(
        task_path=path, status=TaskResultStatus.READY
    ).exists()
