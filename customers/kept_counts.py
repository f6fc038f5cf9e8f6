"""The counts that the database keeps (see FacetCount), as each process remembers them.

Reading some thousand rows for every page would take longer than the page. So a process
keeps them, asks which have changed since, and keeps its last sums as well.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple

from customers.kinds import Choice, Counts, Kind, count
from customers.models import FACETS, FacetCount
from customers.models.keys import shelf_of
from customers.recall import recall
from sourcehub_portal.source import current_source
from sourcehub_portal.together import Statement, ask

REMEMBERED = 64  # sums of different choices

# Asked by every page: to write it takes the ORM longer than to answer it.
_NEWS = (
    f"SELECT change, shelf, customers, {', '.join(FACETS)}"  # noqa: S608
    f" FROM {FacetCount._meta.db_table} WHERE change > %s"  # nosec B608
)

Choices = frozenset[tuple[str, Choice]]


class _Known(NamedTuple):
    change: int
    customers: int


class KeptCounts:
    """The kinds of one database, as of `change`, the greatest number of a change."""

    def __init__(self) -> None:
        self.change = 0
        self._kinds: dict[str, dict[Kind, _Known]] = {}
        self._sums: dict[tuple[str, Choices], Counts] = {}
        self.on_shelf = Counter[str]()

    def news(self) -> list[tuple[Any, ...]]:
        """What has changed since `change`: mostly nothing."""
        return ask(Statement(_NEWS, (self.change,)))

    def take_in(self, news: Iterable[tuple[Any, ...]]) -> None:
        for change, shelf, customers, *kind in news:
            kinds = self._kinds.setdefault(shelf, {})
            known = kinds.get(tuple(kind))
            # Of two threads that asked, the slower one brings what is old by now.
            if known is None or known.change < change:
                self.on_shelf[shelf] += customers - (known.customers if known else 0)
                kinds[tuple(kind)] = _Known(change, customers)
                self._sums.clear()
            self.change = max(self.change, change)

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
            (kind, known.customers)
            for each in shelves
            for kind, known in self._kinds.get(each, {}).items()
            if known.customers
        ]


_kept = KeptCounts()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Kept:
    """How many customers are listed, under choices that it is called with.

    `unlisted`: how many the mirror has beside those on the list. `as_of`: a number that
    grows as soon as any customer is another.
    """

    shelf: str
    unlisted: int
    as_of: int

    def __call__(self, choices: Mapping[str, Choice]) -> Counts:
        with _lock:
            return _kept.sums(self.shelf, choices)


def kept_counts() -> Kept:
    """As of now. One small query, mostly, for however many choices."""
    news = _kept.news()
    shelf = _shelf()
    with _lock:
        _kept.take_in(news)
        others = {*_kept.on_shelf} - {shelf} if shelf else {""}
        unlisted = sum(_kept.on_shelf[each] for each in others)
        return Kept(shelf, unlisted, _kept.change)


def counts_of_this_moment(choices: Mapping[str, Choice]) -> Counts:
    """The same out of the database alone, for who reads it as it was at one moment.

    What the process remembers may be younger.
    """
    kept = KeptCounts()
    kept.take_in(kept.news())
    return kept.sums(_shelf(), choices)


def _shelf() -> str:
    source = current_source()
    return shelf_of(source) if source else ""


def forget() -> None:
    """Begins anew: for a database that was put back to an earlier state."""
    global _kept
    _kept = KeptCounts()
    recall.forget()
