"""Writing what SourceHub returned into the mirror.

Most rows of a sweep are as they were. So the raw row's hash is compared first; only
what changed is parsed and written.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from customers.differing import Known, news_of
from customers.history import note_revived, note_rows, texts_of
from customers.ids import among
from customers.mirroring import mirrored
from customers.models import Customer, Presence
from customers.upsert import upsert
from sourcehub_portal.gateway.records import RawRow
from sourcehub_portal.source import mark
from sourcehub_portal.term import is_ahead

# Never by an update: what is set once, what is known of a customer's absence, and what
# is found by looking at all customers together.
KEPT = {
    "id",
    "first_seen_at",
    "presence",
    "misses",
    "missing_since",
    "missing_in",
    "gone_at",
    "revived_at",
    "shares_phone",
    "shares_pan",
}
_UPDATED = [
    field.name
    for field in Customer._meta.concrete_fields
    if field.name not in KEPT and not field.generated
]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the rows of a page, by id: each is created, updated or unchanged.

    Those `revived` had been gone, and are one of the three as well.
    """

    created: frozenset[int] = frozenset()
    updated: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()
    revived: frozenset[int] = frozenset()

    def __or__(self, other: "Tally") -> "Tally":
        return Tally(
            created=self.created | other.created,
            updated=self.updated | other.updated,
            unchanged=self.unchanged | other.unchanged,
            revived=self.revived | other.revived,
        )


@dataclass(frozen=True, slots=True)
class News:
    """What of some rows is to be written, and what the mirror has of those of them
    that are not simply as they were."""

    ids: frozenset[int]
    known: Mapping[int, Known]
    changed: Sequence[Customer]


def store(
    rows: Sequence[RawRow],
    *,
    asked_at: datetime.datetime,
    source: str,
    news: News | None = None,
) -> Tally:
    """Brings the mirror up to these rows, as of `asked_at`, the request's start.

    `source` is the mark of the SourceHub that returned them. A row that is already
    there from a later request is left alone: an older answer never overwrites a newer
    one. Of two rows with one id, the later wins. `news` is what `read_news` made of
    them, where nobody else has written into the mirror since.
    """
    news = news or read_news(rows, asked_at=asked_at, source=source)
    known = [row.pk for row in news.changed if row.pk in news.known]
    before = texts_of(known, source=source)
    _write(news.changed)
    note_rows(news.changed, before=before, met=news.known.keys())
    revived = _revive(news.known, asked_at=asked_at, source=source)
    written = frozenset(row.pk for row in news.changed)
    return Tally(
        created=written - news.known.keys(),
        updated=written & news.known.keys(),
        unchanged=news.ids - written,
        revived=revived,
    )


def read_news(
    rows: Sequence[RawRow], *, asked_at: datetime.datetime, source: str
) -> News:
    """Compares with the mirror and parses what is new; nothing is locked for it."""
    latest = {row.id: row for row in rows}
    marks = {row.id: mark(row.raw) for row in latest.values()}
    new, known = news_of(marks, source=source)
    other = {pk for pk, row in known.items() if row.differs(marks[pk], source)}
    newer = _newer(other, asked_at=asked_at)
    changed = [
        mirrored(row, asked_at=asked_at, source=source)
        for row in latest.values()
        if row.id in new or (row.id in other and row.id not in newer)
    ]
    return News(frozenset(latest), known, changed)


def _newer(ids: Collection[int], *, asked_at: datetime.datetime) -> frozenset[int]:
    """Which of these the mirror has from a later request."""
    if not ids:
        return frozenset()
    later = Customer.objects.filter(pk__in=among(ids), observed_at__gt=asked_at)
    now = timezone.now()
    return frozenset(
        pk
        for pk, at in later.order_by().values_list("pk", "observed_at")
        if not is_ahead(at, now=now)
    )


def _write(customers: Sequence[Customer]) -> None:
    upsert(customers, updated=_UPDATED)


def _revive(
    known: Mapping[int, Known], *, asked_at: datetime.datetime, source: str
) -> frozenset[int]:
    """Any sighting brings a customer back, changed or not. Returns who was gone."""
    away = [pk for pk, row in known.items() if row.presence != Presence.PRESENT]
    if not away:
        return frozenset()
    revived = frozenset(
        pk
        for pk in away
        if known[pk].presence == Presence.GONE and known[pk].source == source
    )
    note_revived(revived, source=source, at=asked_at)
    back = Customer.objects.filter(pk__in=away)
    back.filter(pk__in=revived).update(revived_at=timezone.now())
    back.update(
        presence=Presence.PRESENT,
        misses=0,
        missing_since=None,
        missing_in=None,
        gone_at=None,
    )
    return revived
