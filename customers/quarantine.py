"""Storing rows so that one bad row costs that row alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DataError, Error, IntegrityError, transaction

from customers.store import News, Tally, read_news, store
from sourcehub_portal.gateway.records import RawRow

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Refused:
    """A row with an id that could not be stored all the same, and why, in words."""

    row: RawRow
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of rows: each of their ids is in the tally, or refused."""

    tally: Tally
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """Rows to be stored: `sound` are those whose id can be, each once. `news` is None
    where they could not be read all together."""

    sound: Sequence[RawRow]
    refused: tuple[Refused, ...]
    asked_at: datetime
    source: str
    news: News | None


def bring(rows: Sequence[RawRow], *, asked_at: datetime, source: str) -> Brought:
    """Does what can be done before anything is locked. Raises django.db.Error."""
    latest = {row.id: row for row in rows}
    sound = [row for row in latest.values() if 0 < row.id <= LARGEST_ID]
    refused = tuple(
        Refused(row, "Its id is no number from 1 that fits in 64 bits.")
        for row in latest.values()
        if not 0 < row.id <= LARGEST_ID
    )
    news = _read_news(sound, asked_at=asked_at, source=source)
    return Brought(sound, refused, asked_at, source, news)


def store_rows(brought: Brought) -> Stored:
    """Like `store`, but sorts out the rows that cannot be.

    Raises django.db.Error when the database itself is at fault: locked, full, gone.
    """
    stored = _together(
        brought.sound,
        asked_at=brought.asked_at,
        source=brought.source,
        news=brought.news,
    )
    return Stored(stored.tally, stored.refused + brought.refused)


def storable(text: str) -> str:
    """`text` as every database takes it: NUL and lone surrogates written out."""
    written = text.encode("utf-8", "backslashreplace").decode()
    return written.replace("\0", "\\u0000")


def _read_news(
    rows: Sequence[RawRow], *, asked_at: datetime, source: str
) -> News | None:
    try:
        return read_news(rows, asked_at=asked_at, source=source)
    except Exception as error:
        if _is_the_databases(error):
            raise
        # `_together` finds out which row it is.
        return None


def _together(
    rows: Sequence[RawRow],
    *,
    asked_at: datetime,
    source: str,
    news: News | None = None,
) -> Stored:
    try:
        with transaction.atomic():
            tally = store(rows, asked_at=asked_at, source=source, news=news)
            return Stored(tally)
    except Exception as error:
        # Whatever a row brings about, it alone pays for it.
        if _is_the_databases(error):
            raise
        if len(rows) == 1:
            reason = f"It could not be read as a customer ({type(error).__name__})."
            return Stored(Tally(), (Refused(rows[0], reason),))
    # By halves: of a thousand rows that is twenty attempts for each bad one.
    middle = len(rows) // 2
    first = _together(rows[:middle], asked_at=asked_at, source=source)
    second = _together(rows[middle:], asked_at=asked_at, source=source)
    return Stored(first.tally | second.tally, first.refused + second.refused)


def _is_the_databases(error: Exception) -> bool:
    """Whether no row is to blame. PostgreSQL reports values too large for it (class
    54) as if it were in trouble itself."""
    if not isinstance(error, Error) or isinstance(error, DataError | IntegrityError):
        return False
    return not str(getattr(error.__cause__, "sqlstate", "")).startswith("54")
