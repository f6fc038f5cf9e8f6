"""Every field that SourceHub documents of a customer, under its documented path."""

from collections.abc import Iterator
from operator import attrgetter

from sourcehub_portal.gateway.records import CustomerRecord

Value = str | int | None

_AREA = "address.area"
_CITY = "address.area.city"
_STATE = "address.area.city.state"

# SourceHub's path → ours. People's scripts read exports by the former.
FIELDS = {
    "ID": "id",
    "contact_person_name": "contact_person_name",
    "company_name": "company_name",
    "display_name": "display_name",
    "email": "email",
    "contactperson_number": "contactperson_number",
    "company_phone": "company_phone",
    "gst_treatment": "gst_treatment",
    "gstin": "gstin",
    "customer_code": "customer_code",
    "status": "status",
    "approval": "approval",
    "address.addressline1": "address.line1",
    "address.addressline2": "address.line2",
    f"{_AREA}.id": f"{_AREA}.id",
    f"{_AREA}.name": f"{_AREA}.name",
    f"{_AREA}.area_code": f"{_AREA}.code",
    f"{_CITY}.id": f"{_CITY}.id",
    f"{_CITY}.name": f"{_CITY}.name",
    f"{_CITY}.code": f"{_CITY}.code",
    f"{_STATE}.id": f"{_STATE}.id",
    f"{_STATE}.code": f"{_STATE}.code",
    f"{_STATE}.name": f"{_STATE}.name",
    "address.postalcode.id": "address.postal_code.id",
    "address.postalcode.code": "address.postal_code.code",
}


def value_at(record: CustomerRecord, path: str) -> Value:
    """The value of a field by its documented path; None where SourceHub gives none."""
    value: object = record
    for step in FIELDS[path].split("."):
        if value is None:
            return None
        value = attrgetter(step)(value)
    return value if isinstance(value, str | int) else None


def facts(record: CustomerRecord) -> Iterator[tuple[str, Value]]:
    """Every documented field of a customer: (path, value)."""
    return ((path, value_at(record, path)) for path in FIELDS)
