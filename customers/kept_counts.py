"""The counts that the database keeps (see FacetCount), as each process remembers them.

Reading some thousand rows for every page would take longer than the page. So a process
keeps them, asks which have changed since, and keeps its last sums as well.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from threading import Lock
from typing import Any

from django.db import connection

from customers.kinds import Choice, Counts, Kind, count
from customers.models import FACETS, FacetCount
from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source

REMEMBERED = 64  # sums of different choices

# Asked by every page: to write it takes the ORM longer than to answer it.
_NEWS = (
    f"SELECT change, shelf, customers, {', '.join(FACETS)}"  # noqa: S608
    f" FROM {FacetCount._meta.db_table} WHERE change > %s"  # nosec B608
)

Choices = frozenset[tuple[str, Choice]]


class KeptCounts:
    """The kinds of one database, as of `change`, the greatest number of a change."""

    def __init__(self) -> None:
        self.change = 0
        self._kinds: dict[str, dict[Kind, int]] = {}
        self._sums: dict[tuple[str, Choices], Counts] = {}

    def news(self) -> list[tuple[Any, ...]]:
        """What has changed since `change`: mostly nothing."""
        with connection.cursor() as cursor:
            cursor.execute(_NEWS, [self.change])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def take_in(self, news: Iterable[tuple[Any, ...]]) -> None:
        for change, shelf, customers, *kind in news:
            self._kinds.setdefault(shelf, {})[tuple(kind)] = customers
            self.change = max(self.change, change)
            self._sums.clear()

    def sums(self, shelf: str, choices: Mapping[str, Choice]) -> Counts:
        """The counts of one list, or of all ("" for `shelf`), under these choices."""
        asked = shelf, frozenset(choices.items())
        if asked not in self._sums:
            if len(self._sums) >= REMEMBERED:
                self._sums.clear()
            self._sums[asked] = count(self._of(shelf), choices)
        return self._sums[asked]

    def _of(self, shelf: str) -> list[tuple[Kind, int]]:
        shelves = [shelf] if shelf else filter(None, self._kinds)
        return [
            (kind, customers)
            for each in shelves
            for kind, customers in self._kinds.get(each, {}).items()
            if customers
        ]


_kept = KeptCounts()
_lock = Lock()


def kept_counts() -> Callable[[Mapping[str, Choice]], Counts]:
    """How many customers are listed now, under choices that it is then called with.

    One small query, mostly, for however many choices.
    """
    source = current_source()
    news = _kept.news()
    with _lock:
        _kept.take_in(news)
    return partial(_sums, shelf_of(source) if source else "")


def _sums(shelf: str, choices: Mapping[str, Choice]) -> Counts:
    with _lock:
        return _kept.sums(shelf, choices)


def forget() -> None:
    """Begins anew: for a database that was put back to an earlier state."""
    global _kept
    _kept = KeptCounts()
