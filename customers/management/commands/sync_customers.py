import sys
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error

from customers.afterwards import after
from customers.lease import LeaseLost, LeaseTaken
from customers.management.progress import progress
from customers.models import Outcome, Sweep
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from sourcehub_portal.gateway.errors import UpstreamError

INCOMPLETE = 1
RUNNING_ELSEWHERE = 75


class Command(BaseCommand):
    help = "One complete sweep of SourceHub's customers into the mirror."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            with progress() as report:
                sweep = sweep_customers(connect(), report=report)
            after(sweep)
        except (LeaseTaken, LeaseLost):
            self._end(RUNNING_ELSEWHERE, "Another sweep is running.")
        except UpstreamError as error:
            self._end(INCOMPLETE, error.message)
        except Error as error:
            self._end(INCOMPLETE, _of_the_database(error))
        except KeyboardInterrupt:
            self._end(INCOMPLETE, "Stopped. The next sweep goes on from here.")
        self.stdout.write(_summary(sweep, time.monotonic() - began))
        if sweep.outcome != Outcome.COMPLETE:
            self._end(INCOMPLETE, f"Not complete: {sweep.reason}")
        if sweep.reason:
            self.stderr.write(sweep.reason)

    def _end(self, status: int, message: str) -> None:
        self.stderr.write(message)
        sys.exit(status)


def _of_the_database(error: Error) -> str:
    """One sentence; only the first line of the cause, for PostgreSQL quotes rows in
    the others."""
    cause = next(iter(str(error).splitlines()), type(error).__name__)
    return (
        f"The portal's database could not be read or written ({cause}). What was"
        " mirrored stays; the next sweep goes on from there."
    )


def _summary(sweep: Sweep, seconds: float) -> str:
    figures = (
        "created",
        "updated",
        "unchanged",
        "missing",
        "gone",
        "quarantined",
        "requests",
    )
    words = [f"{name}={getattr(sweep, name)}" for name in figures]
    return " ".join([*words, f"seconds={seconds:.1f}"])
