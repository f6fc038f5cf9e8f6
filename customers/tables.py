"""The customers' table as an address asks for it: its columns, its order, its page."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.safestring import SafeString

from customers.cells import fields_of, rows_html
from customers.declared import DEFAULT, HEADERS, ORDERS, order_of, valid_sort
from customers.heads import heads_html
from customers.segments import Rows
from customers.state import FIRST_SORT, LONGEST_STATE, PAGE_SIZES, state_of


class CustomerTable:
    """Sorted by the `sort` of an address (one that names no column is ignored), with
    the columns `shown` in their order, or the visible ones."""

    first_sort = FIRST_SORT
    caption = "Customers"
    page: "Page[int]"
    paginator: "Paginator[int]"
    rows_in_order: Rows

    def __init__(self, parameters: QueryDict, shown: Sequence[str] = ()) -> None:
        self.parameters = parameters
        self.sort = valid_sort(parameters.get("sort", ""))
        self.order = order_of(self.sort)
        self.headers = {name: HEADERS[name] for name in shown or DEFAULT}

    def turn_to_page_in(self, rows: Rows) -> bool:
        """Turns to the `page` of the address: the last where there are not so many, the
        first where it is none. `per_page` is one of PAGE_SIZES, else the smallest.

        Where the customer whose id is `at` is listed, but not on that page, it turns to
        the one that has it. False, where it is not among these rows.
        """
        self.rows_in_order = rows
        self.paginator = Paginator(range(len(rows)), page_size(self.parameters))
        self._turn_to(page_number(self.parameters))
        at = page_number(self.parameters, "at", otherwise=0)
        if not at or any(record.pk == at for record in self.records):
            return True
        before = rows.rank_of(at)
        if before is not None:
            self._turn_to(1 + before // self.paginator.per_page)
        return before is not None

    def _turn_to(self, number: int) -> None:
        self.page = self.paginator.get_page(number)
        self.__dict__.pop("records", None)

    @property
    def chosen(self) -> str:
        """The columns shown, as an address names them."""
        return ",".join(self.headers)

    @cached_property
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
    def _origin(self) -> str:
        """What customers' pages are told of the list, and of the page of it."""
        state, page = state_of(self.parameters), self.page.number
        if len(state) > LONGEST_STATE:  # no server takes an endless address
            return ""
        return "&".join(filter(None, (state, f"page={page}" if page > 1 else "")))

    @property
    def body(self) -> SafeString:
        """The page's rows, written."""
        return rows_html(self.records, self.headers, state=self._origin)


def first_row(parameters: Mapping[str, str]) -> int:
    """How many rows stand before the page of an address."""
    return (page_number(parameters) - 1) * page_size(parameters)


def page_size(parameters: Mapping[str, str]) -> int:
    sizes = {str(size): size for size in PAGE_SIZES}
    return sizes.get(parameters.get("per_page", ""), PAGE_SIZES[0])


def page_number(
    parameters: Mapping[str, str], name: str = "page", *, otherwise: int = 1
) -> int:
    text = parameters.get(name, "")
    # Of endless digits the first eighteen are a page beyond the last as well.
    return max(otherwise, int(text[:18])) if text.isdecimal() else otherwise
