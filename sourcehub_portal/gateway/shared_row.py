"""What all processes know of one SourceHub: its row, read and written.

Where the database fails, that is logged and nothing more: a look-up that can be
answered is worth more than what it would have told the others.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime

import structlog
from django.db import Error, connection, transaction

from .breaker import Changes
from .brief_lock import brief_lock
from .models import Upstream

log = structlog.get_logger(__name__)


class SharedRow:
    """The row of one `source`, be it there yet or not. Raises nothing."""

    def __init__(self, source: str) -> None:
        self._source = source

    def read(self) -> Upstream | None:
        """What is known, in one SELECT; None where the database does not say."""
        with _forgiving("read"), _savepoint():
            row = Upstream.objects.filter(source=self._source).first()
            return row or Upstream(source=self._source)
        return None

    def change(self, decide: Callable[[Upstream], Changes]) -> None:
        """Writes what `decide` makes of the row as it is now."""
        with _forgiving("write"), brief_lock():
            locked = Upstream.objects.select_for_update()
            row, _ = locked.get_or_create(source=self._source)
            if changes := decide(row):
                Upstream.objects.filter(source=self._source).update(**changes)

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
