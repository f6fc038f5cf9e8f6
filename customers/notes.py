"""What a sweep writes down of a page that it read."""

from collections.abc import Collection

from customers import absence
from customers.models import Quarantined, Sweep, Swept
from customers.store import Tally
from customers.walk import least
from sourcehub_portal.gateway.records import Page, RawRow, Rejected


def note_seen(
    sweep: Sweep, page: Page[RawRow], tally: Tally, *, before: Collection[int]
) -> None:
    """Whom the page showed, and what became of them.

    `before` are the ids of the page that it overlaps: each customer counts once.
    """
    again = set(before)
    Swept.objects.create(
        sweep=sweep, ids=absence.packed(row.id for row in page.records)
    )
    sweep.created += len(tally.created - again)
    sweep.updated += len(tally.updated - again)
    sweep.unchanged += len(tally.unchanged - again)
    sweep.distinct_seen += len({row.id for row in page.records} - again)
    sweep.total = least(sweep.total, page.total)


def note_rejected(
    sweep: Sweep, rejected: Collection[Rejected], *, before: Collection[Rejected]
) -> None:
    """Rows that are no customers: kept as they came, those of the overlap once."""
    fresh = [row for row in rejected if row not in before]
    Quarantined.objects.bulk_create(
        Quarantined(sweep=sweep, raw=row.raw, reason=row.reason) for row in fresh
    )
    sweep.quarantined += len(fresh)
