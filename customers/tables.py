"""The customers' table: its columns, its order and its pages."""

from collections.abc import Mapping

import django_tables2 as tables
from django.core.paginator import Paginator

from customers.segments import Rows

PAGE_SIZES = (25, 50, 100)


def column(
    header: str, accessor: str, *keys: str, visible: bool = True
) -> tables.Column:
    """A column of one field, sorted by it (or by `keys`), by name and, so that the
    order is total, by id."""
    order_by = (*(keys or (accessor,)), "id")
    return tables.Column(
        verbose_name=header, accessor=accessor, order_by=order_by, visible=visible
    )


class CustomerTable(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    """Declares columns, order and pages; the row template writes the record.

    Columns that are not visible can be sorted by, and are exported.
    """

    id = tables.Column(verbose_name="ID", order_by=("id",), visible=False)
    name = column("Name", "name", "name_key")
    contact = column("Contact", "contact_person_name", "contact_key")
    phone = column("Phone", "contactperson_number", "contact_national")
    city = column("City", "city", "city", "name_key")
    state = column("State", "state", "state", "name_key")
    gst_treatment = column(
        "GST treatment", "gst_treatment", "gst_treatment", "name_key"
    )
    status = column("Status", "status", "status", "name_key")
    approval = column("Approval", "approval", "approval", "name_key")
    gstin = column("GSTIN", "gstin", "gstin_key", visible=False)
    code = column("Code", "customer_code", "code_key", visible=False)
    email = column("E-mail", "email", "email_key", visible=False)

    first_sort = "name"
    row_template = "customers/_row.html"
    caption = "Customers"

    class Meta:
        template_name = "table.html"
        order_by_field = "sort"
        order_by = ("name",)

    def in_order_of(self, parameters: Mapping[str, str]) -> "CustomerTable":
        """Sorts by the `sort` of an address; one that names no column is ignored."""
        sort = parameters.get("sort", "")
        known = sort.removeprefix("-") in self.columns
        self.order_by = (sort if known else self.first_sort,)
        return self

    def at_page_of(self, parameters: Mapping[str, str], rows: Rows) -> "CustomerTable":
        """Turns to the `page` of an address: the last where there are not so many, the
        first where it is none. `per_page` is one of PAGE_SIZES, else the smallest."""
        self.paginator = Paginator(rows, page_size(parameters))
        self.page = self.paginator.get_page(page_number(parameters))
        return self

    @property
    def sort(self) -> str:
        """The column that it is sorted by, "-" in front for descending."""
        return str(self.order_by[0])

    @property
    def order(self) -> list[str]:
        """The fields that it is sorted by; the last is the id."""
        sort = self.sort
        column = self.columns[sort.removeprefix("-")]
        order = column.column.order_by
        return [str(each) for each in (order.opposite if sort[0] == "-" else order)]


def first_row(parameters: Mapping[str, str]) -> int:
    """How many rows stand before the page of an address."""
    return (page_number(parameters) - 1) * page_size(parameters)


def page_size(parameters: Mapping[str, str]) -> int:
    sizes = {str(size): size for size in PAGE_SIZES}
    return sizes.get(parameters.get("per_page", ""), PAGE_SIZES[0])


def page_number(parameters: Mapping[str, str]) -> int:
    text = parameters.get("page", "")
    # Of endless digits the first eighteen are a page beyond the last as well.
    return max(1, int(text[:18])) if text.isdecimal() else 1
