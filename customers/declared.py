"""The columns of the customers' table: what each shows, and by what it is sorted."""

from dataclasses import dataclass

from customers.neighbours import turned
from customers.state import FIRST_SORT


@dataclass(frozen=True, slots=True)
class Column:
    """`accessor`: the field or property of Customer that it shows. `order_by`: the
    fields that it sorts by, the id last; () where no index has such an order. It is
    `visible` unless somebody chooses."""

    header: str
    accessor: str
    order_by: tuple[str, ...] = ()
    visible: bool = True


def _sorted(header: str, accessor: str, *keys: str, visible: bool = True) -> Column:
    """By its field, by name and by id, or by a key of its own and by id: there is an
    index for each, and the order is total."""
    order_by = (*(keys or (accessor, "name_key")), "id")
    return Column(header, accessor, order_by, visible)


def _unsorted(header: str, accessor: str) -> Column:
    return Column(header, accessor, visible=False)


COLUMNS = {
    "id": Column("ID", "id", ("id",), visible=False),
    "name": _sorted("Name", "name", "name_key"),
    "contact": _sorted("Contact", "contact_person_name", "contact_key"),
    "phone": _sorted("Phone", "contactperson_number", "contact_national"),
    "city": _sorted("City", "city"),
    "state": _sorted("State", "state"),
    "gst_treatment": _sorted("GST treatment", "gst_treatment"),
    "status": _sorted("Status", "status"),
    "approval": _sorted("Approval", "approval"),
    "gstin": _sorted("GSTIN", "gstin", "gstin_key", visible=False),
    "code": _sorted("Code", "customer_code", "code_key", visible=False),
    "email": _sorted("E-mail", "email", "email_key", visible=False),
    "company": _unsorted("Company", "company_name"),
    "company_phone": _unsorted("Company phone", "company_phone"),
    "area": _unsorted("Area", "area"),
    "pin_code": _unsorted("PIN code", "pin_code"),
    "first_seen": _unsorted("First seen", "first_seen_at"),
    "last_change": _unsorted("Last change", "observed_at"),
}
HEADERS = {name: each.header for name, each in COLUMNS.items()}
DEFAULT = tuple(name for name, each in COLUMNS.items() if each.visible)
# By what the list can be sorted, and the fields that it is then ordered by.
ORDERS = {name: each.order_by for name, each in COLUMNS.items() if each.order_by}


def valid_sort(sort: str) -> str:
    """A `sort` of an address, the first one where it names no column to sort by."""
    return sort if sort.removeprefix("-") in ORDERS else FIRST_SORT


def order_of(sort: str) -> tuple[str, ...]:
    """The fields of an order, all downwards where there is a "-" in front."""
    upwards = ORDERS[sort.removeprefix("-")]
    return turned(upwards) if sort.startswith("-") else upwards
