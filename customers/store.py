"""Writing what SourceHub returned into the mirror.

Most rows of a sweep are as they were. So the raw row's hash is compared first; only
what changed is parsed and written.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from customers.mirroring import mirrored
from customers.models import Customer, Presence
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
class _Known:
    raw_hash: str
    source: str
    presence: str
    observed_at: datetime.datetime


def store(rows: Sequence[RawRow], *, asked_at: datetime.datetime, source: str) -> Tally:
    """Brings the mirror up to these rows, as of `asked_at`, the request's start.

    `source` is the mark of the SourceHub that returned them. A row that is already
    there from a later request is left alone: an older answer never overwrites a newer
    one. Of two rows with one id, the later wins.
    """
    latest = {row.id: row for row in rows}
    known = _known(latest)
    changed = [
        row
        for row in latest.values()
        if _is_news(row, known.get(row.id), asked_at=asked_at, source=source)
    ]
    _write([mirrored(row, asked_at=asked_at, source=source) for row in changed])
    revived = _revive(known, source=source)
    written = frozenset(row.id for row in changed)
    return Tally(
        created=written - known.keys(),
        updated=written & known.keys(),
        unchanged=frozenset(latest) - written,
        revived=revived,
    )


def _known(ids: Iterable[int]) -> dict[int, _Known]:
    found = Customer.objects.filter(pk__in=list(ids)).values_list(
        "pk", "raw_hash", "source", "presence", "observed_at"
    )
    return {
        pk: _Known(digest, source, state, at) for pk, digest, source, state, at in found
    }


def _is_news(
    row: RawRow, known: _Known | None, *, asked_at: datetime.datetime, source: str
) -> bool:
    if known is None:
        return True
    same = (known.raw_hash, known.source) == (mark(row.raw), source)
    if same:
        return False
    at = known.observed_at
    return at <= asked_at or is_ahead(at, now=timezone.now())


def _write(customers: Sequence[Customer]) -> None:
    Customer.objects.bulk_create(
        customers,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_UPDATED,
    )


def _revive(known: Mapping[int, _Known], *, source: str) -> frozenset[int]:
    """Any sighting brings a customer back, changed or not. Returns who was gone."""
    away = [pk for pk, row in known.items() if row.presence != Presence.PRESENT]
    if not away:
        return frozenset()
    revived = frozenset(
        pk
        for pk in away
        if known[pk].presence == Presence.GONE and known[pk].source == source
    )
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
