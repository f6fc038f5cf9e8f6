"""What became of the customers, field by field: noted when a sweep finds it.

SourceHub tells what is, never what was, nor when it changed. So a note says between
which of our readings it must have been. It is written in the transaction that changes
the mirror; a page that is read again finds nothing changed and notes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from customers.ids import among
from customers.models import Change, Customer, Kind, Presence, Sweep
from customers.models.sweep import SweepQuerySet

# SourceHub's own texts, in the order in which a page tells of them.
FIELDS = (
    "status",
    "approval",
    "display_name",
    "company_name",
    "contact_person_name",
    "contactperson_number",
    "company_phone",
    "email",
    "gst_treatment",
    "gstin",
    "customer_code",
    "address_line1",
    "address_line2",
    "area",
    "city",
    "state",
    "pin_code",
)


def texts_of(ids: Collection[int], *, source: str) -> dict[int, Customer]:
    """The customers of this SourceHub among these ids, with their texts as they are
    mirrored now. Asks nothing where there are no ids."""
    if not ids:
        return {}
    found = Customer.objects.filter(pk__in=among(ids), source=source)
    return found.only(*FIELDS, "observed_at", "presence").in_bulk()


def note_rows(
    rows: Iterable[Customer], *, before: Mapping[int, Customer], met: Collection[int]
) -> None:
    """Notes what differs between `rows`, which were just written, and `before`.

    `met` are the ids that the mirror had already, of whatever SourceHub: the others
    are new. The first import makes everybody's row, and notes nobody.
    """
    news = [
        row
        for row in rows
        if row.pk not in met or (row.pk in before and _differing(row, before[row.pk]))
    ]
    if not news:
        return
    last = _last_pass(news[0].source)
    _save(
        note
        for row in news
        for note in (
            _changes(row, before[row.pk], last) if row.pk in before else _new(row, last)
        )
    )


def note_gone(ids: Collection[int], *, sweep: Sweep, at: datetime) -> None:
    """Notes that these are gone: `sweep`, which ended at `at`, missed them again."""
    gone = Customer.objects.filter(pk__in=among(ids)).select_related("missing_in")
    gone = gone.only("source", "observed_at", "missing_in", "missing_in__key_mark")
    sure = list(_complete(sweep.source).filter(reason="")) if ids else []
    _save(
        _note(row, Kind.GONE, since=_last_met(row, sure), at=at)
        for row in gone.order_by("pk")
    )


def note_revived(ids: Collection[int], *, source: str, at: datetime) -> None:
    """Notes that these, gone until now, were returned again by a request at `at`."""
    if not ids:
        return
    last = _last_pass(source)
    sure = last.started_at if last and not last.reason else None
    back = (
        Customer.objects.filter(pk__in=among(ids))
        .only("source", "gone_at")
        .order_by("pk")
    )
    _save(
        _note(row, Kind.REVIVED, since=_latest(row.gone_at, sure), at=at)
        for row in back.order_by("pk")
    )


def _complete(source: str) -> SweepQuerySet:
    """The passes that came to their end, the newest first."""
    passes = Sweep.objects.filter(source=source).complete().order_by("-pk")
    return passes.only("started_at", "reason", "key_mark")


def _last_pass(source: str) -> Sweep | None:
    return _complete(source).first()


def _differing(row: Customer, before: Customer) -> list[str]:
    return [name for name in FIELDS if getattr(row, name) != getattr(before, name)]


def _changes(row: Customer, before: Customer, last: Sweep | None) -> Iterator[Change]:
    since = _known_to_hold(before, last)
    for name in _differing(row, before):
        note = _note(row, Kind.CHANGED, since=since, at=row.observed_at)
        note.field = name
        note.before, note.after = getattr(before, name), getattr(row, name)
        yield note


def _new(row: Customer, last: Sweep | None) -> Iterator[Change]:
    """Nothing before a pass was ever complete; a doubtful one does not say that it
    was not there."""
    if last is not None:
        since = None if last.reason else last.started_at
        yield _note(row, Kind.NEW, since=since, at=row.observed_at)


def _known_to_hold(before: Customer, last: Sweep | None) -> datetime:
    """When the row was last known to say what it said.

    It is not written down when a pass finds it unchanged. But one that was complete
    beyond doubt met everybody who is present, at some moment after it began.
    """
    if last is None or last.reason or before.presence != Presence.PRESENT:
        return before.observed_at
    return max(before.observed_at, last.started_at)


def _last_met(row: Customer, sure: Sequence[Sweep]) -> datetime:
    """When somebody who is gone was last known to be there.

    The pass before the one that missed them first met them, if it read with the same
    key: else they would have been missing already.
    """
    missed = row.missing_in
    if missed is None:
        return row.observed_at
    passes = (each for each in sure if each.pk < missed.pk)
    earlier = next(passes, None)
    if earlier is None or earlier.key_mark != missed.key_mark:
        return row.observed_at
    return max(row.observed_at, earlier.started_at)


def _latest(*moments: datetime | None) -> datetime | None:
    return max((each for each in moments if each is not None), default=None)


def _note(row: Customer, kind: Kind, *, since: datetime | None, at: datetime) -> Change:
    """A note; without its beginning where a clock that was ahead says it came later."""
    known = since is not None and since <= at
    return Change(
        customer=row,
        source=row.source,
        kind=kind,
        since=since if known else None,
        seen_at=at,
    )


def _save(notes: Iterable[Change]) -> None:
    Change.objects.bulk_create(notes)
