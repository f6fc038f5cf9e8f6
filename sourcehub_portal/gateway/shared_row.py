"""What all processes know of one SourceHub: its row, read and written.

Where the database fails, that is logged and nothing more: a look-up that can be
answered is worth more than what it would have told the others.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from django.db import Error, connection, transaction
from django.db.models import QuerySet

from sourcehub_portal.written import written_once

from .breaker import Changes
from .brief_lock import brief_lock
from .models import Upstream

# So many seconds the row is believed by whoever asks one question after the other.
FRESH = 0.05

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Last:
    """The row as it was built last, and as the driver had given it just before."""

    seen: tuple[Any, ...] | None
    row: Upstream
    at: float = field(default_factory=time.monotonic)

    def is_fresh(self) -> bool:
        """Whether it was read just now, and nothing was wrong.

        Who asks a hundred times a second learns of trouble a moment later than others:
        of the questions that are under way when it comes, this is one more.
        """
        row, age = self.row, time.monotonic() - self.at
        wrong = row.failures or row.open_until or row.wait_until or row.rejected_key
        return not wrong and row.answered_at is not None and age < FRESH


class SharedRow:
    """The row of one `source`, be it there yet or not. Raises nothing."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last: _Last | None = None

    def read(self) -> Upstream | None:
        """What is known, in one SELECT; None where the database does not say.

        Who asks on and on, as sweeps do, has it read at most twenty times a second, and
        built anew only when it has changed: of an unchanged sweep's processor time the
        one took a twentieth, the other a fifth.
        """
        # Threads share it: one may forget it while another looks.
        last = self._last
        if last and last.is_fresh():
            return copy(last.row)
        with _forgiving("read"), _savepoint():
            seen = _glance(self._source) if last else None
            if last is None or seen is None or seen != last.seen:
                found = _of(self._source)
                row = found[0] if found else Upstream(source=self._source)
            else:
                row = last.row
            self._last = _Last(seen, row)
            return copy(row)
        return None

    def change(self, decide: Callable[[Upstream], Changes]) -> None:
        """Writes what `decide` makes of the row as it is now."""
        with _forgiving("write"), brief_lock():
            locked = Upstream.objects.select_for_update()
            row, _ = locked.get_or_create(source=self._source)
            if changes := decide(row):
                Upstream.objects.filter(source=self._source).update(**changes)
        self._last = None

    def take_probe(self, found: Upstream, *, until: datetime) -> bool | None:
        """Whether the prober's turn is ours: nobody was quicker since `found` was read.

        None where the database does not say.
        """
        unchanged = Upstream.objects.filter(
            source=self._source,
            open_until=found.open_until,
            probing_until=found.probing_until,
        )
        with _forgiving("probe"), brief_lock():
            return unchanged.update(probing_until=until) == 1
        return None


@written_once
def _of(source: str) -> QuerySet[Upstream]:
    return Upstream.objects.filter(source=source)


def _glance(source: str) -> tuple[Any, ...] | None:
    """The row as the driver gives it: enough to see whether it has changed."""
    table = connection.ops.quote_name(Upstream._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE source = %s", [source])  # noqa: S608  a table of ours  # nosec B608
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found


@contextmanager
def _forgiving(what: str) -> Iterator[None]:
    """Logs a failure of the database, and goes on behind the block."""
    try:
        yield
    except Error as error:
        log.warning("gate_unshared", what=what, reason=type(error).__name__)


def _savepoint() -> transaction.Atomic | nullcontext[None]:
    """Keeps a failed SELECT from spoiling a transaction that is under way already."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
