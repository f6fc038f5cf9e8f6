"""The customers' table: its columns, its order and its pages."""

from collections.abc import Mapping
from typing import Any

import django_tables2 as tables
from django.core.paginator import Paginator

PAGE_SIZES = (25, 50, 100)


def column(
    header: str, accessor: str, *keys: str, visible: bool = True
) -> tables.Column:
    """A column of one field, sorted by it (or by `keys`), by name and, so that the
    order is total, by id."""
    order_by = (*(keys or (accessor, "name_key")), "id")
    return tables.Column(
        verbose_name=header, accessor=accessor, order_by=order_by, visible=visible
    )


class CustomerTable(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    """Declares columns, order and pages; the row template writes the record.

    Columns that are not visible can be sorted by, and are exported.
    """

    id = tables.Column(verbose_name="ID", order_by=("id",), visible=False)
    name = column("Name", "name", "name_key")
    contact = column("Contact", "contact_person_name")
    phone = column("Phone", "contactperson_number", "contact_national", "name_key")
    city = column("City", "city")
    state = column("State", "state")
    gst_treatment = column("GST treatment", "gst_treatment")
    status = column("Status", "status")
    approval = column("Approval", "approval")
    gstin = column("GSTIN", "gstin", visible=False)
    code = column("Code", "customer_code", visible=False)
    email = column("E-mail", "email", visible=False)

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

    def at_page_of(self, parameters: Mapping[str, str]) -> "CustomerTable":
        """Turns to the `page` of an address: the last where there are not so many, the
        first where it is none. `per_page` is one of PAGE_SIZES, else the smallest."""
        self.paginator = Paginator(self.rows, _page_size(parameters.get("per_page")))
        self.page = self.paginator.get_page(_page_number(parameters.get("page")))
        return self

    @property
    def sort(self) -> str:
        """The column that it is sorted by, "-" in front for descending."""
        return str(self.order_by[0])

    @property
    def in_order(self) -> Any:
        """Every customer of the table, in its order: a queryset."""
        return self.data.data


def _page_size(text: str | None) -> int:
    sizes = {str(size): size for size in PAGE_SIZES}
    return sizes.get(text or "", PAGE_SIZES[0])


def _page_number(text: str | None) -> int:
    # Of endless digits the first eighteen are a page beyond the last as well.
    return max(1, int(text[:18])) if text and text.isdecimal() else 1
