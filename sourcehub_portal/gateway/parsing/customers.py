"""One customer, out of its raw JSON."""

from typing import TypeVar

from sourcehub_portal.gateway.errors import UnexpectedShape
from sourcehub_portal.gateway.records import (
    Address,
    Area,
    Buyer,
    City,
    CustomerRecord,
    PostalCode,
    State,
)

from .decode import decode_row
from .fields import Fields

Named = TypeVar("Named", bound=Buyer)


def parse_customer(raw: str) -> CustomerRecord:
    """The customer whose JSON is `raw`.

    Raises NotJson, or UnexpectedShape when it is no object or has no usable id.
    """
    fields = Fields(decode_row(raw), remarks=[])
    customer_id = fields.id()
    if customer_id is None:
        raise UnexpectedShape
    return _read(CustomerRecord, customer_id, fields, raw=raw)


def read_buyer(fields: Fields, *, address: Fields | None) -> Buyer:
    """The customer of an order. `address` stands in where they have none of their
    own."""
    return _read(Buyer, fields.id(), fields, address=address)


def _read(
    kind: type[Named],
    customer_id: int | None,
    fields: Fields,
    *,
    raw: str = "",
    address: Fields | None = None,
) -> Named:
    return kind(
        id=customer_id,
        contact_person_name=fields.text("contact_person_name"),
        company_name=fields.text("company_name"),
        display_name=fields.text("display_name"),
        email=fields.text("email"),
        contactperson_number=fields.text("contactperson_number"),
        company_phone=fields.text("company_phone"),
        gst_treatment=fields.text("gst_treatment"),
        gstin=fields.text("gstin"),
        customer_code=fields.text("customer_code"),
        status=fields.text("status"),
        approval=fields.text("approval"),
        address=_address(fields.child("address") or address),
        raw=raw,
        remarks=fields.remarks(),
    )


def _address(fields: Fields | None) -> Address | None:
    if fields is None:
        return None
    return Address(
        line1=fields.text("addressline1"),
        line2=fields.text("addressline2"),
        area=_area(fields.child("area")),
        postal_code=_postal_code(fields.child("postalcode")),
    )


def _area(fields: Fields | None) -> Area | None:
    if fields is None:
        return None
    return Area(
        id=fields.id(),
        name=fields.text("name"),
        code=fields.text("area_code"),
        city=_city(fields.child("city")),
    )


def _city(fields: Fields | None) -> City | None:
    if fields is None:
        return None
    return City(
        id=fields.id(),
        name=fields.text("name"),
        code=fields.text("code"),
        state=_state(fields.child("state")),
    )


def _state(fields: Fields | None) -> State | None:
    if fields is None:
        return None
    return State(id=fields.id(), code=fields.text("code"), name=fields.text("name"))


def _postal_code(fields: Fields | None) -> PostalCode | None:
    if fields is None:
        return None
    return PostalCode(id=fields.id(), code=fields.text("code"))
