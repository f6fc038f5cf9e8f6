"""Every field that SourceHub documents of a customer, under its documented path."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Annotated, Any

import msgspec

from sourcehub_portal.gateway.parsing import parse_customer
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


def values(raw: str) -> list[Value]:
    """Every documented value of a customer's JSON, in the order of FIELDS.

    As `value_at` gives them, but for None in place of "". A row that is as documented
    takes a fifth of the time that `parse_customer` does, which reads all others.
    """
    try:
        row = _as_documented.decode(raw)
        found = _every(row) if row.address else _without_address(row) + _NO_ADDRESS
    except (msgspec.DecodeError, AttributeError):
        record = parse_customer(raw)
        return [value_at(record, path) or None for path in FIELDS]
    return [_tidy(value) for value in found]


def _tidy(value: Value) -> Value:
    """A text as the parser leaves it."""
    if type(value) is not str:
        return value
    return value.strip().replace("\0", "\N{REPLACEMENT CHARACTER}") or None


def _documented(paths: Iterable[str]) -> type[msgspec.Struct]:
    """The shape of a JSON object that has these paths and nothing odd in them.

    `[]` is how PHP writes an object that is empty.
    """
    within: dict[str, list[str]] = {}
    for path in paths:
        name, _, rest = path.partition(".")
        within.setdefault(name, []).extend([rest] if rest else [])
    fields = [(name, _type(name, rests), None) for name, rests in within.items()]
    return msgspec.defstruct("Documented", fields)


def _type(name: str, rests: list[str]) -> Any:
    if rests:
        return _documented(rests) | list[Any] | None
    return _Id | None if name == "id" else str | None


_Id = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
_PATHS = ["id" if path == "ID" else path for path in FIELDS]
_OF_ADDRESS = [path for path in _PATHS if path.startswith("address.")]
_NO_ADDRESS = (None,) * len(_OF_ADDRESS)
_as_documented: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_documented(_PATHS))
_every = attrgetter(*_PATHS)
_without_address = attrgetter(*_PATHS[: -len(_OF_ADDRESS)])
