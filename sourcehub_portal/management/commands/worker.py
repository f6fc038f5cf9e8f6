import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from sourcehub_portal.clock import run_clock


class Command(BaseCommand):
    help = "Runs the background jobs until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("prune_db_task_results", verbosity=0)
        threading.Thread(target=run_clock, name="clock", daemon=True).start()
        call_command("db_worker", reload=False, startup_delay=False, verbosity=0)
