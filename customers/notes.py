"""What a sweep writes down of the pages that it read.

For every sweep fetched = created + updated + unchanged + quarantined + duplicates. The
left side is counted from what came, the right side from what became of it; a row that
the pass has just read is taken off both.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from customers.ids import packed
from customers.models import Quarantined, Sweep, Swept
from customers.quarantine import LARGEST_ID, Stored, storable
from customers.walk import least
from sourcehub_portal.gateway.records import Page, RawRow, Rejected
from sourcehub_portal.source import mark


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may repeat: ids, and marks of rows that are no customers."""

    ids: Container[int] = frozenset()
    rejected: Container[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A page, and what of it was not known: ids as they came, and bad rows."""

    page: Page[RawRow]
    fresh: Sequence[int]
    rejected: Sequence[Rejected]


def marks(rejected: Iterable[Rejected]) -> list[str]:
    """What rows without an id are told apart by."""
    return [mark(row.raw) for row in rejected]


def arrived(page: Page[RawRow], known: Known) -> Arrived:
    """`known` is what does not count once more: of the page before, whose end this one
    repeats, or in a plain pass of all the pages before."""
    return Arrived(
        page=page,
        fresh=[row.id for row in page.records if row.id not in known.ids],
        rejected=[row for row in page.rejected if mark(row.raw) not in known.rejected],
    )


def note(sweep: Sweep, pages: Sequence[Arrived], stored: Stored) -> None:
    """Whom the pages showed, what became of them, and what could not be read."""
    for each in pages:
        sweep.fetched += len(each.fresh) + len(each.rejected)
        sweep.duplicates += len(each.fresh) - len(set(each.fresh))
        sweep.distinct_seen += len(set(each.fresh))
        sweep.total = least(sweep.total, each.page.total)
    _note_tally(sweep, pages, stored)
    sweep.revived += len(stored.tally.revived)
    _note_bad(sweep, list(_bad(pages, stored)))
    Swept.objects.bulk_create(_swept(sweep, each.page) for each in pages)


def _note_tally(sweep: Sweep, pages: Iterable[Arrived], stored: Stored) -> None:
    """Each page by itself: who was met before, far from here, is unchanged by now."""
    tally, before = stored.tally, set[int]()
    kept = tally.created | tally.updated | tally.unchanged
    for each in pages:
        new, again = set(each.fresh) - before, before.intersection(each.fresh)
        sweep.created += _common(new, tally.created)
        sweep.updated += _common(new, tally.updated)
        sweep.unchanged += _common(new, tally.unchanged) + _common(again, kept)
        before |= new


def _common(first: AbstractSet[int], second: AbstractSet[int]) -> int:
    return len(first & second)


def _swept(sweep: Sweep, page: Page[RawRow]) -> Swept:
    ids = packed(row.id for row in page.records if 0 < row.id <= LARGEST_ID)
    return Swept(sweep=sweep, ids=ids)


def _bad(pages: Iterable[Arrived], stored: Stored) -> Iterator[tuple[str, str]]:
    """Rows that are no customers, or cannot be kept as such, and why."""
    refused = {each.row.id: each for each in stored.refused}
    for page in pages:
        yield from ((row.raw, row.reason) for row in page.rejected)
        for pk in refused.keys() & set(page.fresh):
            yield refused[pk].row.raw, refused[pk].reason


def _note_bad(sweep: Sweep, bad: Collection[tuple[str, str]]) -> None:
    """Kept as they came."""
    Quarantined.objects.bulk_create(
        Quarantined(sweep=sweep, raw=storable(raw), reason=storable(reason))
        for raw, reason in bad
    )
    sweep.quarantined += len(bad)
