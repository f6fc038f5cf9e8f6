"""One pass over all of SourceHub's customers, into the mirror.

Every page is written in one transaction together with the note of whom it showed, the
checkpoint and the lease: a sweep that is killed goes on from there, and one that slept
past its lease writes nothing. See walk.py and plain.py for how the list is read,
conclusion.py for what follows for those who were not met.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from customers import checkpoint, conclusion, lease
from customers.absence import seen_ids
from customers.beginning import resumed_or_new
from customers.models import Direction, Manner, Outcome, Sweep
from customers.notes import Known, marks, note_page
from customers.plain import Place, plainly
from customers.quarantine import store_page
from customers.reading import Read, Reader
from customers.walk import Anchor, Broken, Incomplete, backward, forward, least, probe
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.source import mark

Report = Callable[[Sweep], None]


def _silent(_: Sweep) -> None:
    pass


def sweep_customers(client: SourceHub, *, report: Report = _silent) -> Sweep:
    """Reads the whole list once and returns the notes of it, complete or not.

    `report` is called after every page that was written. Raises LeaseTaken when
    another sweep is running, LeaseLost when this one was overtaken, django.db.Error
    when the database cannot be written. What SourceHub does wrong is no exception
    here: the sweep's `outcome` and `reason` say it.
    """
    with lease.held() as held:
        with transaction.atomic():
            held.renew()
            sweep = resumed_or_new(client.endpoint)
        _Pass(Reader(client, held, sweep), sweep, report).run()
    return sweep


class _Pass:
    """A sweep on its way: the walk's reads, and what is kept of each page."""

    def __init__(self, read: Reader, sweep: Sweep, report: Report) -> None:
        self.read = read
        self.sweep = sweep
        self.report = report
        self.kept = 0

    def run(self) -> None:
        try:
            self._walk()
        except Incomplete as broken:
            self._stop(str(broken), saved=None)
        except UpstreamError as error:
            self._stop(error.message, saved=self.sweep.checkpoint)
        else:
            found = conclusion.look(self.sweep)
            self._finish(found)

    def _walk(self) -> None:
        self.sweep.total = least(self.sweep.total, probe(self.read).total)
        if self.sweep.manner == Manner.CHAINED:
            try:
                self._chained()
            except Broken:
                self._turn_plain()
            else:
                self._make_sure()
        if self.sweep.manner == Manner.PLAIN:
            self._plain()

    def _chained(self) -> None:
        try:
            self._follow(checkpoint.anchor_of(self.sweep))
        except Broken:
            if self.kept:
                raise
            # While the sweep was stopped the list moved on from where it had been.
            self._follow(None)

    def _follow(self, start: Anchor | None) -> None:
        rejected = checkpoint.rejected_of(self.sweep) if start else []
        known = Known(set(start.ids if start else ()), rejected)
        if self.sweep.direction == Direction.FORWARD:
            steps = forward(self.read, start)
        else:
            steps = backward(self.read, total=self.read.expected(), start=start)
        for step in steps:
            self.read.reach = step.anchor.reach
            rejected = marks(step.page.page.rejected)
            saved = checkpoint.chained(step.anchor, rejected)
            self._keep(step.page, known=known, saved=saved)
            self.report(self.sweep)
            known = Known(set(step.page.ids), rejected)

    def _make_sure(self) -> None:
        """Pages whose order is shuffled may chain by chance, and then too few come."""
        met = len(seen_ids(self.sweep))
        met += self.sweep.quarantined + self.sweep.duplicates
        if met < (self.sweep.total or 0):
            self._turn_plain()

    def _plain(self) -> None:
        met = set(seen_ids(self.sweep))
        self.sweep.distinct_seen = len(met)
        raws = self.sweep.quarantine.values_list("raw", flat=True)
        rejected = {mark(raw) for raw in raws.iterator()}
        place = checkpoint.place_of(self.sweep)
        bad = Counter[int]()
        # Rows without an id of their own are among the total: counted by the round.
        count = lambda: len(met) + max(bad.values(), default=0)  # noqa: E731
        for leg in plainly(self.read, start=place, met=count):
            saved = checkpoint.plain(leg.place)
            self._keep(leg.page, known=Known(met, rejected), saved=saved)
            self.report(self.sweep)
            met.update(leg.page.ids)
            rejected.update(marks(leg.page.page.rejected))
            bad[place.rounds] += leg.page.received - len(set(leg.page.ids))
            place = leg.place

    @transaction.atomic
    def _keep(self, read: Read, *, known: Known, saved: dict[str, Any]) -> None:
        self.read.renew()
        page = read.page
        stored = store_page(
            page.records, asked_at=page.asked_at, source=self.sweep.source
        )
        note_page(self.sweep, page, stored, known=known)
        self.sweep.checkpoint = saved
        self.sweep.checked_at = timezone.now()
        self.sweep.save()
        self.kept += 1

    @transaction.atomic
    def _turn_plain(self) -> None:
        self.read.renew()
        self.sweep.manner = Manner.PLAIN
        self.sweep.checkpoint = checkpoint.plain(Place())
        self.sweep.save()

    @transaction.atomic
    def _stop(self, reason: str, *, saved: object) -> None:
        self.read.renew()
        self.sweep.outcome = Outcome.INCOMPLETE
        self.sweep.reason = reason
        self.sweep.checkpoint = saved
        self.sweep.finished_at = timezone.now()
        self.sweep.save()

    @transaction.atomic
    def _finish(self, found: conclusion.Found) -> None:
        self.read.renew()
        conclusion.conclude(self.sweep, found, now=timezone.now())
