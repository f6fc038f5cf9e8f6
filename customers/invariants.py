"""What must be true of the mirrored customers and of the notes of their sweeps."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from customers import kept_invariants, lease
from customers.mirroring import mirrored
from customers.models import Customer, Outcome, Presence, Sweep, Swept
from customers.store import KEPT
from sourcehub_portal.finding import Exceptions, Finding
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import RawRow

_CHUNK = 2_000
# What we found out ourselves; all the rest is read out of the raw row.
_OURS = (KEPT - {"id"}) | {"observed_at"}
_READ = [
    field.attname
    for field in Customer._meta.concrete_fields
    if field.name not in _OURS and not field.generated
]


def findings() -> Iterator[Finding]:
    """Each invariant with its figure, the cheap ones first."""
    yield _as_many_as_sourcehub_has()
    yield _every_row_is_accounted_for()
    yield _none_runs_without_a_lease()
    yield _no_page_outlives_its_sweep()
    yield _each_once()
    yield _presence_and_dates_agree()
    yield from kept_invariants.findings()
    yield _columns_say_what_the_raw_row_says()


def _as_many_as_sourcehub_has() -> Finding:
    """A row that could not be read is not lost: it is kept, and counted here."""
    sweep = Sweep.objects.here().complete().first()
    if sweep is None:
        count = Customer.objects.here().count()
        return Finding(
            holds=True, words=f"No sweep was complete yet; customers: {count:,}."
        )
    here = Customer.objects.filter(source=sweep.source)
    present = here.filter(presence=Presence.PRESENT).count()
    if sweep.total is None:
        return Finding(
            holds=True,
            words=f"Customers present: {present:,}; SourceHub named no total.",
        )
    kept = present + sweep.quarantined + sweep.duplicates
    return Finding(
        kept >= sweep.total,
        f"Customers present: {present:,}, quarantined: {sweep.quarantined:,},"
        f" twice in a page: {sweep.duplicates:,};"
        f" SourceHub's total in the last complete sweep: {sweep.total:,}.",
    )


def _every_row_is_accounted_for() -> Finding:
    """fetched = created + updated + unchanged + quarantined + duplicates.

    Sweeps from before the portal counted what it fetched have none of it, and are
    left out; later ones cannot be.
    """
    wrong, fetched, counted, before = Exceptions(), 0, 0, 0
    for sweep in Sweep.objects.order_by("id").iterator(chunk_size=_CHUNK):
        accounted = _accounted(sweep)
        if not fetched and not sweep.fetched and accounted:
            before += 1
            continue
        counted += 1
        fetched += sweep.fetched
        if sweep.fetched != accounted:
            wrong.add(f"sweep {sweep.pk}: {sweep.fetched:,} ≠ {accounted:,}")
    left_out = f" {before:,} from before that was counted." if before else ""
    return Finding(
        not wrong.count,
        f"Rows fetched by {counted:,} sweeps: {fetched:,}; sweeps whose rows are not"
        f" all created, updated, unchanged, quarantined or twice in a page:"
        f" {wrong}.{left_out}",
    )


def _accounted(sweep: Sweep) -> int:
    stored = sweep.created + sweep.updated + sweep.unchanged
    return stored + sweep.quarantined + sweep.duplicates


def _none_runs_without_a_lease() -> Finding:
    running = Sweep.objects.filter(outcome=Outcome.RUNNING).count()
    leases = int(lease.is_taken())
    return Finding(
        running <= leases,
        f"Sweeps noted as running: {running:,}; living leases: {leases}."
        + (" The next sweep puts this right." if running > leases else ""),
    )


def _no_page_outlives_its_sweep() -> Finding:
    pages = Swept.objects.count()
    over = Swept.objects.filter(sweep__outcome=Outcome.COMPLETE).count()
    return Finding(
        not over,
        f"Pages noted of sweeps on their way: {pages - over:,};"
        f" of sweeps that are complete: {over:,}.",
    )


def _each_once() -> Finding:
    figures = Customer.objects.aggregate(
        rows=Count("*"), different=Count("pk", distinct=True)
    )
    return Finding(
        figures["rows"] == figures["different"],
        f"Customers: {figures['rows']:,}; different ids: {figures['different']:,}.",
    )


def _presence_and_dates_agree() -> Finding:
    present = Q(
        presence=Presence.PRESENT,
        misses=0,
        missing_since=None,
        missing_in=None,
        gone_at=None,
    )
    missing = Q(presence=Presence.MISSING, missing_since__isnull=False, gone_at=None)
    gone = Q(presence=Presence.GONE, missing_since__lte=F("gone_at"))
    wrong = Exceptions()
    for pk in (
        Customer.objects.exclude(present | missing | gone)
        .order_by("pk")
        .values_list("pk", flat=True)
        .iterator(chunk_size=_CHUNK)
    ):
        wrong.add(pk)
    away = Customer.objects.aggregate(
        missing=Count("pk", filter=Q(presence=Presence.MISSING)),
        gone=Count("pk", filter=Q(presence=Presence.GONE)),
    )
    return Finding(
        not wrong.count,
        f"Customers missing: {away['missing']:,}, gone: {away['gone']:,};"
        f" whose dates say otherwise than their presence: {wrong}.",
    )


def _columns_say_what_the_raw_row_says() -> Finding:
    read, differing = 0, Exceptions()
    for customer in Customer.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        read += 1
        if column := _differing(customer):
            differing.add(f"{customer.pk}: {column}")
    return Finding(
        not differing.count,
        f"Customers read again from SourceHub's JSON: {read:,};"
        f" whose columns differ: {differing}.",
    )


def _differing(customer: Customer) -> str:
    """The first column that does not say what the raw row says, "" where all do."""
    row = RawRow(customer.pk, customer.raw)
    try:
        again = mirrored(row, asked_at=customer.observed_at, source=customer.source)
    except UpstreamError:
        return "raw"
    return next(
        (name for name in _READ if getattr(again, name) != getattr(customer, name)), ""
    )
