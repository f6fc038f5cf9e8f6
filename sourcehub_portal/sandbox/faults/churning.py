"""A list of customers that changes once before every answer."""

from collections.abc import Callable, Iterable
from threading import Lock

from sourcehub_portal.sandbox.numbers import Draws

# The list is kept in memory and searched through.
MOST = 20_000


class ChurningList:
    """Ids in the order in which they are listed now, and what has become of them."""

    def __init__(
        self,
        ids: Iterable[int],
        *,
        seed: int,
        changes: Iterable[Callable[["ChurningList"], None]],
    ) -> None:
        self.ids = list(ids)
        self.draws = Draws(seed, "churn", 0)
        # Ids that have been listed from the start and never left.
        self.throughout = set(self.ids)
        # Ids that come in at their place later; None until someone holds some back.
        self.waiting: list[int] | None = None
        self._start = len(self.ids)
        self._newest = max(self.ids, default=0)
        self._changes = list(changes)
        self._lock = Lock()

    def page(self, *, skip: int, count: int) -> tuple[list[int], int]:
        with self._lock:
            for change in self._changes:
                change(self)
            return self.ids[skip : skip + count], len(self.ids)

    def holds(self, customer_id: int) -> bool:
        return 0 < customer_id <= self._newest

    def new(self) -> int:
        """The id of a customer that did not exist before."""
        self._newest += 1
        return self._newest

    @property
    def may_shrink(self) -> bool:
        """Deletions stop when half of the list is gone."""
        return len(self.throughout) * 2 > self._start

    def leave(self, place: int) -> int:
        gone = self.ids.pop(place)
        self.throughout.discard(gone)
        return gone

    def steady(self) -> list[int]:
        """The ids listed throughout, as a copy that no change disturbs."""
        with self._lock:
            return sorted(self.throughout)
