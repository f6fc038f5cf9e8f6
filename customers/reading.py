"""The reads of a sweep: counted, within its budget, and with the lease kept alive."""

import math
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from django.utils import timezone

from customers import lease
from customers.ahead import DEEPEST, Ahead
from customers.chain import overlap
from customers.models import Customer, Sweep
from customers.walk import COUNT, Incomplete
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow

# More rows than SourceHub and the mirror know of are read up to here.
ENDLESS = 100_000


@dataclass(frozen=True, slots=True)
class Read:
    """A page as a walk sees it."""

    page: Page[RawRow]
    ids: tuple[int, ...]

    @property
    def received(self) -> int:
        return self.page.received

    @property
    def total(self) -> int | None:
        return self.page.total


class Reader:
    """`read(skip, count)` for a walk. `reach` is the most rows a page has brought.

    As a context manager it reads ahead no more at its end, and counts what it asked.
    """

    def __init__(self, client: SourceHub, held: lease.Held, sweep: Sweep) -> None:
        self._ahead = Ahead(lambda skip, count: _asked(client, skip, count))
        self._held = held
        self._sweep = sweep
        self._renewed_at = timezone.now()
        self._mirrored = Customer.objects.filter(source=sweep.source).count()
        self.reach = COUNT

    def __call__(self, skip: int, count: int) -> Read:
        """Raises Incomplete when the budget is spent, LeaseLost, UpstreamError."""
        left = self._budget() - self._sweep.requests
        if left <= 0:
            raise Incomplete("the list did not come to an end")
        if timezone.now() - self._renewed_at > lease.TERM / 3:
            self.renew()
        try:
            # What is asked for nothing counts as well, and must not be too much.
            page = self._ahead(skip, count, guess=left > DEEPEST)
        except UpstreamError as error:
            # Without an attempt nothing was sent: the breaker was open.
            self._sweep.requests += bool(error.attempts)
            raise
        self._sweep.requests += 1
        self._count_wasted()
        return Read(page, tuple(row.id for row in page.records))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Whoever is stopped does not wait for an answer that nobody will read.
        self._ahead.close(wait=error is None or isinstance(error, Exception))
        self._count_wasted()

    def renew(self) -> None:
        """Takes the lease for another term. Raises LeaseLost."""
        self._held.renew()
        self._renewed_at = timezone.now()

    def _count_wasted(self) -> None:
        self._sweep.requests += self._ahead.wasted
        self._ahead.wasted = 0

    def expected(self) -> int:
        """How long the list should be: as SourceHub says, or as the mirror is."""
        return max(self._sweep.total or 0, self._mirrored)

    def _budget(self) -> int:
        """How many requests a pass may take: three times what a still list would.

        `total` may be far too low, so what is mirrored and what was seen count as well,
        the latter only so far: a list without an end must end the pass.
        """
        step = max(1, self.reach - overlap(self.reach))
        rows = max(self.expected(), min(self._sweep.distinct_seen, ENDLESS))
        if self._sweep.total is None:
            rows = max(rows, ENDLESS)
        return 3 * math.ceil(rows / step) + 50


def _asked(client: SourceHub, skip: int, count: int) -> Page[RawRow]:
    return client.customer_rows(count=count, skip=skip)
