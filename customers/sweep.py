"""One pass over all of SourceHub's customers, into the mirror.

Every page is written in one transaction together with the note of whom it showed, the
checkpoint and the lease: a sweep that is killed goes on from there, and one that slept
past its lease writes nothing. See walk.py for how the list is read, absence.py for
what follows for those who were not met.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from customers import absence, lease
from customers.checkpoint import anchor_of, resumed_or_new
from customers.models import (
    Customer,
    Direction,
    Outcome,
    Presence,
    Quarantined,
    Sweep,
    Swept,
)
from customers.store import Tally, store
from customers.walk import (
    COUNT,
    Anchor,
    Incomplete,
    Step,
    backward,
    forward,
    overlap,
    probe,
)
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow

# What a list of unknown length is budgeted as.
UNKNOWN_TOTAL = 100_000

Report = Callable[[Sweep], None]


def _silent(_: Sweep) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as the walk sees it."""

    page: Page[RawRow]

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.page.records)

    @property
    def received(self) -> int:
        return self.page.received

    @property
    def total(self) -> int | None:
        return self.page.total


def sweep_customers(client: SourceHub, *, report: Report = _silent) -> Sweep:
    """Reads the whole list once and returns the notes of it, complete or not.

    `report` is called after every page that was written. Raises LeaseTaken when
    another sweep is running, LeaseLost when this one was overtaken. What SourceHub
    does wrong is no exception here: the sweep's `outcome` and `reason` say it.
    """
    with lease.held() as held:
        sweep = resumed_or_new(client.endpoint)
        _Pass(client, held, sweep, report).run()
    return sweep


class _Pass:
    """A sweep on its way: the walk's reads, and what is kept of each page."""

    def __init__(
        self, client: SourceHub, held: lease.Held, sweep: Sweep, report: Report
    ) -> None:
        self.client = client
        self.held = held
        self.sweep = sweep
        self.report = report
        self.anchor = anchor_of(sweep)
        self.rejected_before: frozenset[str] = frozenset()
        self.renewed_at = timezone.now()

    def run(self) -> None:
        try:
            for step in self._steps():
                self._keep(step)
                self.report(self.sweep)
        except Incomplete as broken:
            self._stop(str(broken), checkpoint=None)
        except UpstreamError as error:
            self._stop(error.message, checkpoint=self.sweep.checkpoint)
        else:
            self._finish()

    def _steps(self) -> Iterator[Step[_Read]]:
        first = probe(self._read)
        self.sweep.total = first.total
        if self.sweep.direction == Direction.FORWARD:
            return forward(self._read, self.anchor)
        expected = first.total
        if expected is None:
            expected = Customer.objects.listed().count()
        return backward(self._read, total=expected, start=self.anchor)

    def _read(self, skip: int, count: int) -> _Read:
        if self.sweep.requests >= self._budget():
            raise Incomplete("the list did not come to an end")
        if timezone.now() - self.renewed_at > lease.TERM / 3:
            self._renew()
        self.sweep.requests += 1
        return _Read(self.client.customer_rows(count=count, skip=skip))

    def _budget(self) -> int:
        """How many requests a pass may take: three times what a still list would."""
        reach = self.anchor.reach if self.anchor else COUNT
        step = max(1, reach - overlap(reach))
        total = self.sweep.total if self.sweep.total is not None else UNKNOWN_TOTAL
        return 3 * math.ceil(total / step) + 50

    def _renew(self) -> None:
        self.held.renew()
        self.renewed_at = timezone.now()

    @transaction.atomic
    def _keep(self, step: Step[_Read]) -> None:
        self._renew()
        page = step.page.page
        tally = store(page.records, asked_at=page.asked_at)
        Swept.objects.create(sweep=self.sweep, ids=absence.packed(step.page.ids))
        self._count(tally, seen_before=self.anchor)
        self._quarantine(page)
        self.anchor = step.anchor
        self.sweep.checkpoint = asdict(step.anchor)
        self.sweep.checked_at = timezone.now()
        self.sweep.total = _least(self.sweep.total, page.total)
        self.sweep.total = _least(self.sweep.total, page.total)
        self.sweep.save()

    def _count(self, tally: Tally, *, seen_before: Anchor | None) -> None:
        """Counts each customer once, although pages overlap."""
        again = set(seen_before.ids) if seen_before else set()
        self.sweep.created += len(tally.created - again)
        self.sweep.updated += len(tally.updated - again)
        self.sweep.unchanged += len(tally.unchanged - again)
        everyone = tally.created | tally.updated | tally.unchanged
        self.sweep.distinct_seen += len(everyone - again)

    def _quarantine(self, page: Page[RawRow]) -> None:
        fresh = [row for row in page.rejected if row.raw not in self.rejected_before]
        Quarantined.objects.bulk_create(
            Quarantined(sweep=self.sweep, raw=row.raw, reason=row.reason)
            for row in fresh
        )
        self.sweep.quarantined += len(fresh)
        self.rejected_before = frozenset(row.raw for row in page.rejected)

    @transaction.atomic
    def _stop(self, reason: str, *, checkpoint: object) -> None:
        self._renew()
        self.sweep.outcome = Outcome.INCOMPLETE
        self.sweep.reason = reason
        self.sweep.checkpoint = checkpoint
        self.sweep.finished_at = timezone.now()
        self.sweep.save()

    @transaction.atomic
    def _finish(self) -> None:
        self._renew()
        sweep, now = self.sweep, timezone.now()
        sweep.outcome, sweep.checkpoint, sweep.finished_at = Outcome.COMPLETE, None, now
        seen = absence.seen_ids(sweep)
        sweep.distinct_seen = len(seen)
        absent = absence.unseen(sweep, seen)
        sweep.reason = absence.doubt(sweep, unseen=len(absent))
        if not sweep.reason:
            absence.conclude(sweep, absent, now=now)
        here = Customer.objects.here()
        sweep.missing = here.filter(presence=Presence.MISSING).count()
        sweep.gone = here.filter(presence=Presence.GONE).count()
        sweep.save()
        sweep.pages.all().delete()


def _least(first: int | None, second: int | None) -> int | None:
    """The smaller total: a list that shrinks while it is read is still read whole."""
    said = [total for total in (first, second) if total is not None]
    return min(said, default=None)
