"""One pass over all of SourceHub's customers, into the mirror.

Some pages together are written in one transaction with the note of whom they showed,
the checkpoint and the lease: a sweep that is killed goes on from there, and one that
slept past its lease writes nothing. See walk.py and plain.py for how the list is read,
conclusion.py for what follows for those who were not met.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from customers import checkpoint, conclusion, indexes, lease
from customers.absence import seen_ids
from customers.batch import Batch, Kept
from customers.beginning import resumed_or_new
from customers.models import Direction, Manner, Outcome, Sweep
from customers.notes import Known, arrived, marks, note
from customers.plain import Place, plainly
from customers.quarantine import Brought, bring, store_rows
from customers.reading import Read, Reader
from customers.walk import (
    Anchor,
    Broken,
    Incomplete,
    Step,
    backward,
    forward,
    least,
    probe,
)
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.source import mark

Report = Callable[[Sweep], None]


def _silent(_: Sweep) -> None:
    pass


def sweep_customers(client: SourceHub, *, report: Report = _silent) -> Sweep:
    """Reads the whole list once and returns the notes of it, complete or not.

    `report` is called after every transaction that wrote pages. Raises LeaseTaken when
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
            with self.read:
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
        if self.read.expected() >= indexes.MANY:
            self._lay_indexes_down()
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
        if self.sweep.direction == Direction.FORWARD:
            steps = forward(self.read, start)
        else:
            steps = backward(self.read, total=self.read.expected(), start=start)
        self._gather(self._chain(steps, start))

    def _chain(
        self, steps: Iterator[Step[Read]], start: Anchor | None
    ) -> Iterator[Kept]:
        rejected = checkpoint.rejected_of(self.sweep) if start else []
        known = Known(set(start.ids if start else ()), rejected)
        for step in steps:
            self.read.reach = step.anchor.reach
            rejected = marks(step.page.page.rejected)
            saved = partial(checkpoint.chained, step.anchor, rejected)
            yield Kept(arrived(step.page.page, known), saved)
            known = Known(set(step.page.ids), rejected)

    def _gather(self, pages: Iterator[Kept]) -> None:
        """Writes what comes, and also what came before the walk met with trouble."""
        batch = Batch()
        try:
            for page in pages:
                if batch.add(page):
                    self._keep(batch)
        except (Incomplete, UpstreamError):
            self._keep(batch)
            raise
        self._keep(batch)

    def _make_sure(self) -> None:
        """Pages whose order is shuffled may chain by chance, and then too few come."""
        met = len(seen_ids(self.sweep))
        met += self.sweep.quarantined + self.sweep.duplicates
        if met < (self.sweep.total or 0):
            self._turn_plain()

    def _plain(self) -> None:
        met = set(seen_ids(self.sweep))
        self.sweep.distinct_seen = len(met)
        self._gather(self._rounds(met))

    def _rounds(self, met: set[int]) -> Iterator[Kept]:
        raws = self.sweep.quarantine.values_list("raw", flat=True)
        rejected = {mark(raw) for raw in raws.iterator()}
        place = checkpoint.place_of(self.sweep)
        bad = Counter[int]()
        # Rows without an id of their own are among the total: counted by the round.
        count = lambda: len(met) + max(bad.values(), default=0)  # noqa: E731
        for leg in plainly(self.read, start=place, met=count):
            page = arrived(leg.page.page, Known(met, rejected))
            yield Kept(page, partial(checkpoint.plain, leg.place))
            met.update(leg.page.ids)
            rejected.update(marks(leg.page.page.rejected))
            bad[place.rounds] += leg.page.received - len(set(leg.page.ids))
            place = leg.place

    def _keep(self, batch: Batch) -> None:
        """Writes the pages that have come."""
        if pages := batch.take():
            read = [each.arrived.page for each in pages]
            # Before the transaction: it keeps others from writing, on SQLite. As long
            # as the lease is ours, nobody else writes customers.
            brought = bring(
                [row for page in read for row in page.records],
                # No later than any of them was asked for.
                asked_at=read[0].asked_at,
                source=self.sweep.source,
            )
            self._write(pages, brought)
            self.kept += len(pages)
            self.report(self.sweep)
        batch.written()

    @transaction.atomic
    def _write(self, kept: Sequence[Kept], brought: Brought) -> None:
        self.read.renew()
        stored = store_rows(brought)
        pages = [each.arrived for each in kept]
        note(self.sweep, pages, stored)
        self.sweep.checkpoint = kept[-1].saved()
        self.sweep.checked_at = timezone.now()
        self.sweep.save()

    @transaction.atomic
    def _lay_indexes_down(self) -> None:
        self.read.renew()
        indexes.lay_down()

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
