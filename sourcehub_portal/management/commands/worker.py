import threading
import time
from typing import Any

import structlog
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, connections

from sourcehub_portal.behind import give_way
from sourcehub_portal.clock import run_clock

AGAIN = 5  # seconds

log = structlog.get_logger()


class Command(BaseCommand):
    help = "Runs the background jobs until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Outlives a database that is locked, full, restarted or away for a while."""
        give_way()
        threading.Thread(target=run_clock, name="clock", daemon=True).start()
        while True:
            try:
                _work()
            except Error as error:
                log.warning("worker_without_database", reason=type(error).__name__)
                connections.close_all()
                time.sleep(AGAIN)
            else:
                return


def _work() -> None:
    """Works until it is stopped. The library's worker ends with its first error."""
    call_command("prune_db_task_results", verbosity=0)
    call_command("db_worker", reload=False, startup_delay=False, verbosity=0)
