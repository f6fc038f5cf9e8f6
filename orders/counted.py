"""How many orders of an answer there are, by their status: one question for the choice
of statuses, the number of pages and what the totals are remembered by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Sum

from orders.models.order import OrderQuerySet


@dataclass(frozen=True, slots=True)
class Counted:
    """`newest`: when the last of them was found to be new or different; None where it
    is not known of any. `ids`: their sum."""

    by_status: Mapping[str, int]
    newest: datetime | None
    ids: int

    @property
    def count(self) -> int:
        return sum(self.by_status.values())

    @property
    def known_by(self) -> tuple[int, int, datetime | None]:
        """What changes as soon as one of them does, or is another."""
        return self.count, self.ids, self.newest

    def has_news_since(self, moment: datetime | None) -> bool:
        """Whether any of them may be new or different since then."""
        return bool(moment and self.newest and self.newest > moment)

    def of(self, status: str) -> int:
        """Of one status, or ("") all."""
        return self.by_status.get(status, 0) if status else self.count

    def to_choose(self, chosen: str) -> list[tuple[str, int]]:
        """Each status with its number, and the chosen one though nobody has it."""
        counts = {status: n for status, n in self.by_status.items() if status}
        if chosen:
            counts.setdefault(chosen, 0)
        return list(counts.items())


def counted_by_status(orders: OrderQuerySet) -> Counted:
    """In the order of the statuses."""
    rows = orders.order_by("status").values_list("status")
    sums = {"n": Count("pk"), "newest": Max("written_at"), "ids": Sum("pk")}
    found = list(rows.annotate(**sums))
    return Counted(
        {status: n for status, n, *_ in found},
        max((newest for _, _, newest, _ in found if newest), default=None),
        sum(ids for *_, ids in found),
    )
