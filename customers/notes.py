"""What a sweep writes down of a page that it read.

For every sweep fetched = created + updated + unchanged + quarantined + duplicates. The
left side is counted from what came, the right side from what became of it; a row that
the pass has just read is taken off both.
"""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass

from customers.ids import packed
from customers.models import Quarantined, Sweep, Swept
from customers.quarantine import LARGEST_ID, Refused, Stored, storable
from customers.walk import least
from sourcehub_portal.gateway.records import Page, RawRow, Rejected
from sourcehub_portal.source import mark


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may repeat: ids, and marks of rows that are no customers."""

    ids: Container[int] = frozenset()
    rejected: Container[str] = frozenset()


def marks(rejected: Iterable[Rejected]) -> list[str]:
    """What rows without an id are told apart by."""
    return [mark(row.raw) for row in rejected]


def note_page(
    sweep: Sweep, page: Page[RawRow], stored: Stored, *, known: Known
) -> None:
    """Whom the page showed, what became of them, and what could not be read.

    `known` is what does not count once more: of the page before, whose end this one
    repeats, or in a plain pass of all the pages before.
    """
    ids = [row.id for row in page.records]
    fresh = [pk for pk in ids if pk not in known.ids]
    rejected = [row for row in page.rejected if mark(row.raw) not in known.rejected]
    refused = [each for each in stored.refused if each.row.id not in known.ids]
    again = len(ids) - len(fresh) + len(page.rejected) - len(rejected)
    sweep.fetched += page.received - again
    sweep.duplicates += len(fresh) - len(set(fresh))
    sweep.distinct_seen += len(set(fresh))
    _note_tally(sweep, stored, known=known.ids)
    _note_bad(sweep, rejected, refused)
    sweep.total = least(sweep.total, page.total)
    Swept.objects.create(
        sweep=sweep, ids=packed(pk for pk in ids if 0 < pk <= LARGEST_ID)
    )


def _note_tally(sweep: Sweep, stored: Stored, *, known: Container[int]) -> None:
    sweep.created += _new(stored.tally.created, known)
    sweep.updated += _new(stored.tally.updated, known)
    sweep.unchanged += _new(stored.tally.unchanged, known)
    sweep.revived += len(stored.tally.revived)


def _new(ids: Collection[int], known: Container[int]) -> int:
    return sum(pk not in known for pk in ids)


def _note_bad(
    sweep: Sweep, rejected: Collection[Rejected], refused: Collection[Refused]
) -> None:
    """Rows that are no customers, or cannot be kept as such: kept as they came."""
    bad = [(row.raw, row.reason) for row in rejected]
    bad += [(each.row.raw, each.reason) for each in refused]
    Quarantined.objects.bulk_create(
        Quarantined(sweep=sweep, raw=storable(raw), reason=storable(reason))
        for raw, reason in bad
    )
    sweep.quarantined += len(bad)
