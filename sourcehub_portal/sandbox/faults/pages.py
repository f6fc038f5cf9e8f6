"""Faults of what is found: rows and pagination that are not what they should be."""

from dataclasses import replace
from itertools import cycle

from sourcehub_portal.sandbox import samples
from sourcehub_portal.sandbox.faults.layers import PAGE, Exchange
from sourcehub_portal.sandbox.page import Page, Row, pagination

_ODD_AMOUNTS = ("", "1,234.50", "1e400")


@PAGE.fault("rows-as-object")
def rows_as_object(page: Page, _: Exchange) -> Page:
    """The list comes as an object with digits for keys."""
    return replace(page, rows_as_object=True)


@PAGE.fault("no-pagination")
def no_pagination(page: Page, _: Exchange) -> Page:
    """There is no pagination block."""
    return replace(page, pagination=None)


@PAGE.fault("pagination-sample")
def pagination_sample(page: Page, _: Exchange) -> Page:
    """The pagination block is that of the documented orders: total 153, ten a page."""
    return replace(page, pagination=samples.ORDERS_PAGINATION)


@PAGE.fault("broken-rows")
def broken_rows(page: Page, _: Exchange) -> Page:
    """Two rows more: one that is no object, and one without an id."""
    if not page.rows:
        return page
    without_id = {"company_name": "No Id Traders", "order_no": "no id"}
    return replace(page, rows=["not an object", *page.rows, without_id])


@PAGE.fault("odd-values")
def odd_values(page: Page, _: Exchange) -> Page:
    """Ids and the total come as text, and prices as "", "1,234.50" or "1e400"."""
    prices = cycle(_ODD_AMOUNTS)
    rows = [_odd(row, price=next(prices)) for row in page.rows]
    block = (page.pagination or {}) | {"total": str(page.total)}
    return replace(page, rows=rows, pagination=block)


def _odd(row: object, *, price: str) -> object:
    if not isinstance(row, dict) or "id" not in row:
        return row
    odd: Row = row | {"id": str(row["id"])}
    if "products" in row:
        odd["products"] = [product | {"price": price} for product in row["products"]]
    return odd


@PAGE.fault("nan")
def nan(page: Page, _: Exchange) -> Page:
    """The total is NaN, which is not JSON."""
    return replace(page, pagination=(page.pagination or {}) | {"total": float("nan")})


@PAGE.fault("hole")
def hole(page: Page, exchange: Exchange) -> Page:
    """Once, a page in the middle is empty."""
    in_the_middle = 0 < exchange.skip < page.total - len(page.rows)
    if in_the_middle and exchange.first("hole"):
        return replace(page, rows=[])
    return page


@PAGE.fault("no-customers")
def no_customers(page: Page, _: Exchange) -> Page:
    """The list of customers is empty and says so."""
    if page.kind != "customers":
        return page
    return replace(page, rows=[], pagination=pagination(page.kind, total=0))


@PAGE.fault("other-phone")
def other_phone(page: Page, exchange: Exchange) -> Page:
    """Orders of another phone number are mixed in."""
    if page.kind != "orders":
        return page
    return replace(page, rows=[*page.rows, *exchange.strangers()])
