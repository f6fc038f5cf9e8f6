"""The customers' table: its columns, its order and its pages."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import django_tables2 as tables
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.safestring import SafeString

from customers.cells import fields_of, rows_html
from customers.heads import heads_html
from customers.neighbours import turned
from customers.segments import Rows
from customers.state import FIRST_SORT, PAGE_SIZES, state_of


class Column(tables.Column):  # type: ignore[misc]  # django-tables2 has no types
    """A column that no table changes: a table needs no deep copies of it."""

    def __deepcopy__(self, memo: Any) -> "Column":
        return copy.copy(self)


def column(header: str, accessor: str, *keys: str, visible: bool = True) -> Column:
    """A column of one field. It is sorted by it, by name and by id, or by a key of its
    own and by id: there is an index for each, and the order is total."""
    order_by = (*(keys or (accessor, "name_key")), "id")
    return Column(
        verbose_name=header, accessor=accessor, order_by=order_by, visible=visible
    )


def unsorted(header: str, accessor: str) -> Column:
    """A column that is only shown: no index has its order."""
    return Column(
        verbose_name=header, accessor=accessor, orderable=False, visible=False
    )


class CustomerTable(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    """Declares columns, order and pages; customers/cells.py writes the records.

    Those that are visible are shown unless somebody chooses; see customers/columns.py.
    """

    id = Column(verbose_name="ID", order_by=("id",), visible=False)
    name = column("Name", "name", "name_key")
    contact = column("Contact", "contact_person_name", "contact_key")
    phone = column("Phone", "contactperson_number", "contact_national")
    city = column("City", "city")
    state = column("State", "state")
    gst_treatment = column("GST treatment", "gst_treatment")
    status = column("Status", "status")
    approval = column("Approval", "approval")
    gstin = column("GSTIN", "gstin", "gstin_key", visible=False)
    code = column("Code", "customer_code", "code_key", visible=False)
    email = column("E-mail", "email", "email_key", visible=False)
    company = unsorted("Company", "company_name")
    company_phone = unsorted("Company phone", "company_phone")
    area = unsorted("Area", "area")
    pin_code = unsorted("PIN code", "pin_code")
    first_seen = unsorted("First seen", "first_seen_at")
    last_change = unsorted("Last change", "observed_at")

    first_sort = FIRST_SORT
    caption = "Customers"
    sort = first_sort
    order: tuple[str, ...] = ()
    shown: Sequence[str] = ()
    parameters: QueryDict
    rows_in_order: Rows

    class Meta:
        template_name = "table.html"

    def in_order_of(self, parameters: QueryDict) -> "CustomerTable":
        """Sorts by the `sort` of an address; one that names no column is ignored."""
        self.parameters = parameters
        self.sort = sort_of(parameters)
        self.order = order_of(self.sort)
        return self

    def at_page_of(self, parameters: Mapping[str, str], rows: Rows) -> "CustomerTable":
        """Turns to the `page` of an address: the last where there are not so many, the
        first where it is none. `per_page` is one of PAGE_SIZES, else the smallest.

        Without a `page` it turns to the customer whose id is `at`, if that is listed.
        """
        size = page_size(parameters)
        self.rows_in_order = rows
        self.paginator = Paginator(range(len(rows)), size)
        number = page_number(parameters)
        if "page" not in parameters:
            number = 1 + _before(rows, parameters.get("at")) // size
        self.page = self.paginator.get_page(number)
        return self

    def with_columns(self, names: Sequence[str]) -> "CustomerTable":
        """Shows these columns, in their order."""
        self.shown = tuple(names)
        return self

    @property
    def headers(self) -> dict[str, str]:
        """The columns shown: name → header, in their order."""
        return {name: HEADERS[name] for name in self.shown or DEFAULT}

    @property
    def chosen(self) -> str | None:
        """The columns as an address names them, None where they are as ever."""
        return ",".join(self.headers) if tuple(self.headers) != DEFAULT else None

    @property
    def records(self) -> list[Any]:
        """The page's rows, with nothing of them but what the columns show."""
        start, stop = self.page.start_index() - 1, self.page.end_index()
        return self.rows_in_order.read(start, stop, fields=fields_of(self.headers))

    @property
    def heads(self) -> SafeString:
        """The columns' heads, written."""
        return heads_html(
            self.headers, self.parameters, sort=self.sort, sortable=ORDERS
        )

    @property
    def body(self) -> SafeString:
        """The page's rows, written."""
        return rows_html(self.records, self.headers, state=state_of(self.parameters))


def sort_of(parameters: Mapping[str, str]) -> str:
    """The `sort` of an address, the first one where it names no column to sort by."""
    sort = parameters.get("sort", "")
    return sort if sort.removeprefix("-") in ORDERS else FIRST_SORT


def order_of(sort: str) -> tuple[str, ...]:
    """The fields of an order, all downwards where there is a "-" in front."""
    upwards = ORDERS[sort.removeprefix("-")]
    return turned(upwards) if sort.startswith("-") else upwards


def first_row(parameters: Mapping[str, str]) -> int:
    """How many rows stand before the page of an address."""
    return (page_number(parameters) - 1) * page_size(parameters)


def page_size(parameters: Mapping[str, str]) -> int:
    sizes = {str(size): size for size in PAGE_SIZES}
    return sizes.get(parameters.get("per_page", ""), PAGE_SIZES[0])


def page_number(parameters: Mapping[str, str], name: str = "page") -> int:
    text = parameters.get(name, "")
    # Of endless digits the first eighteen are a page beyond the last as well.
    return max(1, int(text[:18])) if text.isdecimal() else 1


def _before(rows: Rows, customer: str | None) -> int:
    """How many rows stand before a customer; 0 where it is not among them."""
    if not (customer and customer.isdecimal()):
        return 0
    return rows.rank_of(int(customer[:18])) or 0


_DECLARED = CustomerTable.base_columns.items()
HEADERS = {name: str(each.verbose_name) for name, each in _DECLARED}
DEFAULT = tuple(name for name, each in _DECLARED if each.visible)
# By what the list can be sorted, and the fields that it is then ordered by.
ORDERS = {
    name: tuple(each.order_by) for name, each in _DECLARED if each.order_by is not None
}
