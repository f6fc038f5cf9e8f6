"""Writing what SourceHub returned into the mirror.

Most rows of a sweep are as they were. So the raw row's hash is compared first; only
what changed is parsed and written.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from customers.models import Customer, Presence
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import CustomerRecord, RawRow
from sourcehub_portal.phone import national_number
from sourcehub_portal.source import current_source, mark

# Set once, when a customer first appears, and never by an update.
_FIRST_ONLY = {"id", "first_seen_at"}
_UPDATED = [
    field.name
    for field in Customer._meta.concrete_fields
    if field.name not in _FIRST_ONLY
]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the rows of a page, by id."""

    created: frozenset[int]
    updated: frozenset[int]
    unchanged: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Known:
    raw_hash: str
    source: str
    presence: str
    observed_at: datetime.datetime


def store(rows: Sequence[RawRow], *, asked_at: datetime.datetime) -> Tally:
    """Brings the mirror up to these rows, as of `asked_at`, the request's start.

    A row that is already there from a later request is left alone: an older answer
    never overwrites a newer one. Of two rows with one id, the later wins.
    """
    latest = {row.id: row for row in rows}
    known = _known(latest)
    changed = {
        row.id: row for row in latest.values() if _differs(row, known.get(row.id))
    }
    writable = [
        row
        for row in changed.values()
        if row.id not in known or known[row.id].observed_at <= asked_at
    ]
    _write(writable, asked_at=asked_at)
    _revive(known)
    return Tally(
        created=frozenset(changed.keys() - known.keys()),
        updated=frozenset(changed.keys() & known.keys()),
        unchanged=frozenset(latest.keys() - changed.keys()),
    )


def _known(ids: Iterable[int]) -> dict[int, _Known]:
    found = Customer.objects.filter(pk__in=list(ids)).values_list(
        "pk", "raw_hash", "source", "presence", "observed_at"
    )
    return {
        pk: _Known(digest, source, state, at) for pk, digest, source, state, at in found
    }


def _differs(row: RawRow, known: _Known | None) -> bool:
    return known is None or (known.raw_hash, known.source) != (
        mark(row.raw),
        current_source(),
    )


def _write(rows: Iterable[RawRow], *, asked_at: datetime.datetime) -> None:
    Customer.objects.bulk_create(
        [mirrored(parse_customer(row.raw), asked_at=asked_at) for row in rows],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_UPDATED,
    )


def _revive(known: Mapping[int, _Known]) -> None:
    """Any sighting brings a customer back, changed or not."""
    away = [pk for pk, row in known.items() if row.presence != Presence.PRESENT]
    if away:
        Customer.objects.filter(pk__in=away).update(
            presence=Presence.PRESENT, missing_since=None, missing_in=None
        )


def mirrored(record: CustomerRecord, *, asked_at: datetime.datetime) -> Customer:
    """The mirror's row for a record, not yet saved."""
    customer = Customer(
        **{name: getattr(record, name) for name in _TEXTS},
        **_place(record),
        id=record.id,
        contact_national=national_number(record.contactperson_number),
        company_national=national_number(record.company_phone),
        source=current_source(),
        raw=record.raw,
        raw_hash=mark(record.raw),
        observed_at=asked_at,
        first_seen_at=asked_at,
    )
    customer.name_key = customer.name.casefold()
    customer.search_text = "\n".join(_searched(customer)).casefold()
    return customer


_TEXTS = (
    "contact_person_name",
    "company_name",
    "display_name",
    "email",
    "contactperson_number",
    "company_phone",
    "gst_treatment",
    "gstin",
    "customer_code",
    "status",
    "approval",
)


def _place(record: CustomerRecord) -> dict[str, str]:
    address = record.address
    area = address.area if address else None
    city = area.city if area else None
    state = city.state if city else None
    pin = address.postal_code if address else None
    return {
        "address_line1": address.line1 if address else "",
        "address_line2": address.line2 if address else "",
        "area": area.name if area else "",
        "city": city.name if city else "",
        "state": state.name if state else "",
        "pin_code": pin.code if pin else "",
    }


def _searched(customer: Customer) -> Iterable[str]:
    yield customer.company_name
    yield customer.display_name
    yield customer.contact_person_name
    yield customer.customer_code
    yield customer.gstin
    yield customer.email
    yield customer.contact_national
    yield customer.company_national
    yield customer.area
    yield customer.city
    yield customer.pin_code
