"""One of SourceHub's rows → the mirror's row: its texts, and what we find it by."""

import datetime
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from django.db.models import DEFERRED

from customers.folding import folded
from customers.models import FACETS, Customer
from customers.models.keys import FACET, KEY
from customers.sound import sound_keys
from sourcehub_portal.gateway.parsing import parse_customer
from sourcehub_portal.gateway.records import CustomerRecord, RawRow
from sourcehub_portal.gstin import check_gstin
from sourcehub_portal.phone import national_number
from sourcehub_portal.pin import disagree
from sourcehub_portal.source import mark


def mirrored(row: RawRow, *, asked_at: datetime.datetime, source: str) -> Customer:
    """The mirror's row for one of SourceHub's, not yet saved."""
    record = parse_customer(row.raw)
    customer = _made(
        dict(zip(_TEXTS, _texts(record), strict=True)),
        **_place(record),
        id=record.id,
        contact_national=national_number(record.contactperson_number),
        company_national=national_number(record.company_phone),
        source=source,
        raw=record.raw,
        raw_hash=mark(record.raw),
        observed_at=asked_at,
        first_seen_at=asked_at,
    )
    for facet in FACETS:
        setattr(customer, facet, getattr(customer, facet)[:FACET])
    _add_keys(customer)
    _add_flaws(customer)
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

_texts = attrgetter(*_TEXTS)
_customer: Callable[..., Customer] = Customer
# All columns in Django's order, as they are where nothing is said.
_BLANK = {
    field.attname: DEFERRED if field.generated else field.get_default()
    for field in Customer._meta.concrete_fields
}


def _made(texts: dict[str, Any], **others: Any) -> Customer:
    """A customer with these values: by their places, for Django takes twice as long to
    find each by its name."""
    return _customer(*(_BLANK | texts | others).values())


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


def _add_keys(customer: Customer) -> None:
    gstin = check_gstin(customer.gstin)
    customer.gstin_key = gstin.number[:KEY]
    customer.pan = gstin.pan
    customer.bad_gstin = bool(gstin.number) and not gstin.valid
    customer.name_key = folded(customer.name)[:KEY]
    customer.contact_key = folded(customer.contact_person_name)[:KEY]
    customer.code_key = folded(customer.customer_code)[:KEY]
    customer.email_key = folded(customer.email)[:KEY]
    customer.search_text = _search_text(customer)


def _add_flaws(customer: Customer) -> None:
    """What can be seen of the customer alone; `bad_gstin` is known from its keys."""
    customer.bad_phone = (
        bool(customer.contactperson_number) and not customer.contact_national
    ) or (bool(customer.company_phone) and not customer.company_national)
    customer.bad_pin = disagree(customer.pin_code, customer.state)
    customer.no_email = not customer.email


def _search_text(customer: Customer) -> str:
    """Everything it is known by, folded; in the last line how its names sound.

    The sounds are in capitals, which no folded word meets, each between bars.
    """
    sounds = sorted({key for name in _names(customer) for key in sound_keys(name)})
    return "\n".join(
        [
            folded("\n".join(_searched(customer))),
            *([f"|{'|'.join(sounds)}|"] * bool(sounds)),
        ]
    )


def _names(customer: Customer) -> Iterable[str]:
    # Mostly both are one.
    return {
        customer.company_name,
        customer.display_name,
        customer.contact_person_name,
    }


def _searched(customer: Customer) -> Iterable[str]:
    yield from dict.fromkeys((customer.company_name, customer.display_name))
    yield customer.contact_person_name
    yield customer.customer_code
    yield customer.gstin
    if customer.gstin_key != customer.gstin:
        yield customer.gstin_key
    yield customer.email
    nationals = (customer.contact_national, customer.company_national)
    # Digit by digit as well: a field may hold two numbers, or one that is no phone.
    numbers = map(_digits, (customer.contactperson_number, customer.company_phone))
    yield from dict.fromkeys((*nationals, *numbers))
    yield customer.area
    yield customer.city
    yield customer.state
    yield customer.pin_code


def _digits(number: str) -> str:
    if number.isdecimal():
        return number
    return "".join(filter(str.isdecimal, number))
