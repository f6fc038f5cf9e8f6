"""Faults of the page: what it says of the list, and which rows it lacks."""

from dataclasses import replace

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.faults.layers import PAGE, Exchange
from sourcehub_portal.sandbox.page import Page, pagination

_URLS = ("first_page_url", "prev_page_url", "next_page_url", "last_page_url", "path")
_FILTERED = 7


@PAGE.fault("empty-rows", row=26)
def empty_rows(page: Page, _: Exchange) -> Page:
    """No page has any rows, though the total says that there are some."""
    return replace(page, rows=[])


@PAGE.fault("pagination-sample", row=31)
def pagination_sample(page: Page, _: Exchange) -> Page:
    """The pagination block is that of the documented orders: total 153, ten a page."""
    return replace(page, pagination=samples.ORDERS_PAGINATION)


@PAGE.fault("no-pagination", row=31)
def no_pagination(page: Page, _: Exchange) -> Page:
    """There is no pagination block."""
    return replace(page, pagination=None)


@PAGE.fault("pagination-list", row=31)
def pagination_list(page: Page, _: Exchange) -> Page:
    """The pagination block is an empty list."""
    return replace(page, pagination=())


@PAGE.fault("pagination-elsewhere", row=31)
def pagination_elsewhere(page: Page, exchange: Exchange) -> Page:
    """The pagination's addresses name another port, which counts what it receives."""
    address = f"{exchange.elsewhere}{exchange.path}?page=2"
    block = pagination(page.kind, total=page.total) | dict.fromkeys(_URLS, address)
    return replace(page, pagination=block)


@PAGE.fault("filtered-pages", row=34)
def filtered_pages(page: Page, _: Exchange) -> Page:
    """Each row whose id divides by seven is dropped, after the page was cut."""
    return replace(page, rows=[row for row in page.rows if not _is_filtered(row)])


def _is_filtered(row: object) -> bool:
    return isinstance(row, dict) and int(row.get("id", 1)) % _FILTERED == 0


@PAGE.fault("hole", row=35)
def hole(page: Page, exchange: Exchange) -> Page:
    """Once, a page in the middle is empty."""
    if _in_the_middle(page, exchange) and exchange.first("hole"):
        return replace(page, rows=[])
    return page


@PAGE.fault("short-page", row=35)
def short_page(page: Page, exchange: Exchange) -> Page:
    """Once, a page in the middle has half of its rows."""
    if _in_the_middle(page, exchange) and exchange.first("short-page"):
        return replace(page, rows=page.rows[: len(page.rows) // 2])
    return page


def _in_the_middle(page: Page, exchange: Exchange) -> bool:
    return 0 < exchange.skip < page.total - len(page.rows)


@PAGE.fault("no-customers", row=36)
def no_customers(page: Page, _: Exchange) -> Page:
    """The list of customers is empty and says so."""
    if page.kind != "customers":
        return page
    return replace(page, rows=[], pagination=pagination(page.kind, total=0))


@PAGE.fault("other-phone", row=38)
def other_phone(page: Page, exchange: Exchange) -> Page:
    """Orders of another phone number are mixed in."""
    if page.kind != "orders":
        return page
    return replace(page, rows=[*page.rows, *exchange.strangers()])


@PAGE.fault("only-other-phone", row=38)
def only_other_phone(page: Page, exchange: Exchange) -> Page:
    """All orders are those of another phone number."""
    if page.kind != "orders":
        return page
    rows: list[object] = [*exchange.strangers()]
    return replace(page, rows=rows, pagination=pagination("orders", total=len(rows)))
