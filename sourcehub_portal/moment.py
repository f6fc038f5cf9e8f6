"""One moment of the database, for an answer that takes its time to be sent."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from types import TracebackType
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sourcehub_portal.snapshot import snapshot

ROWS_A_READ = 500
T = TypeVar("T")


@contextmanager
def until_sent() -> Iterator["Moment"]:
    """A moment that outlasts the block, for the answer that the block makes of it.

    It ends when the last of its `rows` is read, when they are closed because the
    client went away, and with any error.
    """
    moment = Moment()
    try:
        yield moment
    except BaseException:
        moment.end()
        raise


class Moment:
    """The database as it was at one moment, on a connection of its own.

    All that is read in a block of `with moment:` is of that moment, and nothing can be
    written there. Outside of it the thread has its usual connection: the access log and
    the session are written while the answer still reads. Within a transaction, as in
    tests, it is a part of that one.
    """

    def __init__(self) -> None:
        self._before: list[BaseDatabaseWrapper] = []
        self._begun = ExitStack()
        usual = connections[DEFAULT_DB_ALIAS]
        if usual.in_atomic_block:
            self._own = usual
            return
        self._own = connections.create_connection(DEFAULT_DB_ALIAS)
        # Whichever thread collects what a broken answer left behind may end it.
        self._own.inc_thread_sharing()
        self._begun.callback(self._own.close)
        with self:
            self._begun.enter_context(snapshot())

    def __enter__(self) -> None:
        self._before.append(connections[DEFAULT_DB_ALIAS])
        connections[DEFAULT_DB_ALIAS] = self._own

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        connections[DEFAULT_DB_ALIAS] = self._before.pop()

    def rows(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows, read at this moment, which ends with them."""
        source = iter(rows)
        try:
            while read := self._next(source):
                yield from read
        finally:
            # A cursor has to be closed before its connection is.
            if isinstance(source, Generator):
                source.close()
            self.end()

    def _next(self, source: Iterator[T]) -> list[T]:
        with self:
            return list(islice(source, ROWS_A_READ))

    def end(self) -> None:
        """Ends the transaction and its connection, if they have not ended yet."""
        with self:
            self._begun.close()
