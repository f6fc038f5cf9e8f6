"""How many orders of an answer there are, by their status: one question for the choice
of statuses, the number of pages and what the totals are remembered by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from orders.models.order import OrderQuerySet


@dataclass(frozen=True, slots=True)
class Counted:
    """`newest`: when the latest of them was read, None where there are none."""

    by_status: Mapping[str, int]
    newest: datetime | None

    @property
    def known_by(self) -> tuple[int, datetime | None]:
        """What changes as soon as an order of theirs does."""
        return sum(self.by_status.values()), self.newest

    def of(self, status: str) -> int:
        """Of one status, or ("") all."""
        return self.by_status.get(status, 0) if status else self.known_by[0]

    def to_choose(self, chosen: str) -> list[tuple[str, int]]:
        """Each status with its number, and the chosen one though nobody has it."""
        counts = {status: n for status, n in self.by_status.items() if status}
        if chosen:
            counts.setdefault(chosen, 0)
        return list(counts.items())


def counted_by_status(orders: OrderQuerySet) -> Counted:
    """In the order of the statuses."""
    rows = orders.order_by("status").values_list("status")
    found = list(rows.annotate(n=Count("pk"), newest=Max("observed_at")))
    return Counted(
        {status: n for status, n, _ in found},
        max((newest for *_, newest in found), default=None),
    )
