"""Children of a process that has Django loaded: a start takes no second each.

The parent never opens a connection to the database: a child would share it.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection

Work = Callable[[], None]
CRASHED = 99


def begin(work: Work) -> int:
    """Forks a child that does this and ends; returns its pid.

    Its exit status is that of the command it runs, or CRASHED.
    """
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    os._exit(_status_of(work))


def _status_of(work: Work) -> int:
    try:
        work()
    except SystemExit as ended:
        return int(str(ended.code or 0))
    except BaseException:  # noqa: BLE001 - a child must not return into its parent
        traceback.print_exc()
        return CRASHED
    finally:
        sys.stdout.flush()
    return 0


def end_of(pid: int) -> int:
    """Waits for a child; its exit status, negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def killed_after(seconds: float, work: Work) -> int:
    pid = begin(work)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return end_of(pid)


def command(name: str) -> Work:
    """One of manage.py's commands, to be done by a child."""

    def work() -> None:
        call_command(name)

    return work


class Points:
    """The moments around each statement and each commit, by number.

    At `fatal` the process kills itself with -9.
    """

    def __init__(self, fatal: int | None = None) -> None:
        self.passed = 0
        self._fatal = fatal

    def passing(self) -> None:
        self.passed += 1
        if self.passed == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable[..., Any], *args: Any) -> Any:
        with self._around():
            return execute(*args)

    @contextmanager
    def _around(self) -> Iterator[None]:
        self.passing()
        yield
        self.passing()

    @contextmanager
    def watching(self) -> Iterator["Points"]:
        """Counts what is done on the database's connection within the block."""
        commit = connection._commit  # type: ignore[attr-defined]

        def committing() -> None:
            with self._around():
                commit()

        connection._commit = committing  # type: ignore[attr-defined]
        with connection.execute_wrapper(self.statement):
            yield self


def counted(work: Work) -> int:
    """How many points a child passes that does this undisturbed."""
    reader, writer = os.pipe()

    def counting() -> None:
        with Points().watching() as points:
            work()
        os.write(writer, str(points.passed).encode())

    if status := end_of(begin(counting)):
        raise RuntimeError(f"The undisturbed child ended with {status}.")
    os.close(writer)
    with os.fdopen(reader) as said:
        return int(said.read())


def killed_at(point: int, work: Work) -> int:
    """The end of a child that kills itself there, if it comes so far."""

    def dying() -> None:
        with Points(fatal=point).watching():
            work()

    return end_of(begin(dying))
