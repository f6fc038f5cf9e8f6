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
from customers.chain import overlap
from customers.checkpoint import anchor_of, resumed_or_new
from customers.models import Customer, Direction, Outcome, Presence, Sweep
from customers.notes import note_rejected, note_seen
from customers.store import store
from customers.walk import (
    COUNT,
    Incomplete,
    Step,
    backward,
    forward,
    probe,
)
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow, Rejected

# More rows than SourceHub and the mirror know of are read up to here.
ENDLESS = 100_000

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
        self.rejected: tuple[Rejected, ...] = ()
        self.renewed_at = timezone.now()
        self.mirrored = Customer.objects.filter(source=sweep.source).count()

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
        return backward(self._read, total=self._expected(), start=self.anchor)

    def _read(self, skip: int, count: int) -> _Read:
        if self.sweep.requests >= self._budget():
            raise Incomplete("the list did not come to an end")
        if timezone.now() - self.renewed_at > lease.TERM / 3:
            self._renew()
        self.sweep.requests += 1
        return _Read(self.client.customer_rows(count=count, skip=skip))

    def _budget(self) -> int:
        """How many requests a pass may take: three times what a still list would.

        `total` may be far too low, so what is mirrored and what was seen count as well,
        the latter only so far: a list without an end must end the pass.
        """
        reach = self.anchor.reach if self.anchor else COUNT
        step = max(1, reach - overlap(reach))
        rows = max(self._expected(), min(self.sweep.distinct_seen, ENDLESS))
        if self.sweep.total is None:
            rows = max(rows, ENDLESS)
        return 3 * math.ceil(rows / step) + 50

    def _expected(self) -> int:
        """How long the list should be: as SourceHub says, or as the mirror is."""
        return max(self.sweep.total or 0, self.mirrored)

    def _renew(self) -> None:
        self.held.renew()
        self.renewed_at = timezone.now()

    @transaction.atomic
    def _keep(self, step: Step[_Read]) -> None:
        self._renew()
        page = step.page.page
        before = self.anchor.ids if self.anchor else ()
        tally = store(page.records, asked_at=page.asked_at, source=self.sweep.source)
        note_seen(self.sweep, page, tally, before=before)
        note_rejected(self.sweep, page.rejected, before=self.rejected)
        self.anchor, self.rejected = step.anchor, page.rejected
        self.sweep.checkpoint = asdict(step.anchor)
        self.sweep.checked_at = timezone.now()
        self.sweep.save()

    @transaction.atomic
    def _stop(self, reason: str, *, checkpoint: object) -> None:
        self._renew()
        self.sweep.outcome = Outcome.INCOMPLETE
        self.sweep.reason = reason
        self.sweep.checkpoint = checkpoint
        self.sweep.finished_at = timezone.now()
        self.sweep.save()

    def _finish(self) -> None:
        # Counted before anything is locked: a million customers take a while.
        seen = absence.seen_ids(self.sweep)
        absent = absence.unseen(self.sweep, seen)
        self.sweep.distinct_seen = len(seen)
        self.sweep.reason = absence.doubt(self.sweep, unseen=len(absent))
        self._conclude([] if self.sweep.reason else absent)

    @transaction.atomic
    def _conclude(self, absent: list[int]) -> None:
        self._renew()
        sweep, now = self.sweep, timezone.now()
        absence.conclude(sweep, absent, now=now)
        here = Customer.objects.filter(source=sweep.source)
        sweep.missing = here.filter(presence=Presence.MISSING).count()
        sweep.gone = here.filter(presence=Presence.GONE).count()
        sweep.outcome, sweep.checkpoint, sweep.finished_at = Outcome.COMPLETE, None, now
        sweep.save()
        sweep.pages.all().delete()
