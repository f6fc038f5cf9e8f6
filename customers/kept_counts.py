"""The counts that the database keeps (see FacetCount), as each process remembers them.

Reading some thousand rows for every page would take longer than the page. So a process
keeps them, asks which have changed since, and keeps its last sums as well.
"""

from collections.abc import Iterable, Mapping
from threading import Lock

from customers.kinds import Choice, Counts, Kind, count
from customers.models import FACETS, FacetCount
from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source

REMEMBERED = 64  # sums of different choices

Choices = frozenset[tuple[str, Choice]]


class KeptCounts:
    """The kinds of one database, as of `change`, the greatest number of a change."""

    def __init__(self) -> None:
        self.change = 0
        self._kinds: dict[str, dict[Kind, int]] = {}
        self._sums: dict[tuple[str, Choices], Counts] = {}

    def news(self) -> list[tuple[int, str, int, Kind]]:
        """What has changed since `change`: mostly nothing."""
        rows = FacetCount.objects.filter(change__gt=self.change).values_list(
            "change", "shelf", "customers", *FACETS
        )
        return [
            (change, shelf, customers, tuple(kind))
            for change, shelf, customers, *kind in rows
        ]

    def take_in(self, news: Iterable[tuple[int, str, int, Kind]]) -> None:
        for change, shelf, customers, kind in news:
            self._kinds.setdefault(shelf, {})[kind] = customers
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


def kept_counts(choices: Mapping[str, Choice]) -> Counts:
    """How many customers are listed under these choices: one small query, mostly."""
    news = _kept.news()
    with _lock:
        _kept.take_in(news)
        return _kept.sums(_shelf(), choices)


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
