"""Faults of the rows: values, texts and shapes that are not what they should be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from typing import Any

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, PAGE, Exchange
from sourcehub_portal.sandbox.page import Page, Row

_ODD_AMOUNTS = ("", "1,234.50", "1e400")
_BILLABLE = re.compile(rb'"billable_amount":[-.\d]+')
# After each other: a text cut by NUL, half of a character, a long one, one that turns
# the direction of what follows it, and markup.
_ODD_TEXTS = (
    "\0after NUL",
    "\ud800half",
    "long " * 60,
    "\u202egnp.exe\u202c",
    "<script>document.title='run'</script><b>bold</b>",
)
_NAMES = ("contact_person_name", "company_name", "display_name", "name")
_OBJECTS = ("address", "salesagent", "deliveryagent")


@PAGE.fault("rows-as-object", row=26)
def rows_as_object(page: Page, _: Exchange) -> Page:
    """The list comes as an object with digits for keys."""
    return replace(page, rows_as_object=True)


def _without(none: object) -> Callable[[Row], None]:
    def spoil(row: Row) -> None:
        row |= dict.fromkeys(_OBJECTS & row.keys(), none)

    return spoil


def _absent(row: Row) -> None:
    for name in _OBJECTS:
        row.pop(name, None)


def _no_one(name: str, written: str, spoil: Callable[[Row], None]) -> None:
    def act(page: Page, _: Exchange) -> Page:
        return replace(page, rows=[_spoilt(row, spoil) for row in page.rows])

    sentence = f"There is no address and no agent: each of them is {written}."
    PAGE.fault(name, row=27, sentence=sentence)(act)


_no_one("no-one-list", "[]", _without([]))
_no_one("no-one-object", "{}", _without({}))
_no_one("no-one-null", "null", _without(None))
_no_one("no-one-absent", "absent", _absent)


@PAGE.fault("broken-rows", row=28)
def broken_rows(page: Page, _: Exchange) -> Page:
    """Two rows more: one that is no object, and one without an id."""
    if not page.rows:
        return page
    without_id = {"company_name": "No Id Traders", "order_no": "no id"}
    return replace(page, rows=["not an object", *page.rows, without_id])


@PAGE.fault("odd-values", row=29)
def odd_values(page: Page, _: Exchange) -> Page:
    """Ids and totals are text, prices "", "1,234.50" or "1e400", a sum bare 1e400."""
    prices = cycle(_ODD_AMOUNTS)
    rows = [_odd(row, price=next(prices)) for row in page.rows]
    block = (page.pagination or {}) | {"total": str(page.total)}
    return replace(page, rows=rows, pagination=block)


def bare_number(answer: Answer, _: Exchange) -> Answer:
    """Python's JSON cannot write it: the first order is billed for 1e400."""
    body = _BILLABLE.sub(b'"billable_amount":1e400', answer.body, count=1)
    return replace(answer, body=body)


# The same fault's second half; what it does is said by the first.
ANSWER.acts["odd-values"] = bare_number


def _odd(row: object, *, price: str) -> object:
    if not isinstance(row, dict) or "id" not in row:
        return row
    odd: Row = row | {"id": str(row["id"])}
    if "products" in row:
        odd["products"] = [product | {"price": price} for product in row["products"]]
    return odd


@PAGE.fault("odd-text", row=30)
def odd_text(page: Page, _: Exchange) -> Page:
    """Names have NUL, lone surrogates, 300 letters, turned text or markup in them."""
    texts = cycle(_ODD_TEXTS)
    return replace(page, rows=[_named_oddly(row, texts) for row in page.rows])


def _named_oddly(value: Any, texts: Iterator[str]) -> Any:
    """A copy in which every name, however deep it lies, goes on oddly."""
    if isinstance(value, list):
        return [_named_oddly(one, texts) for one in value]
    if not isinstance(value, dict):
        return value
    odd = {key: _named_oddly(one, texts) for key, one in value.items()}
    for name in _NAMES:
        if isinstance(odd.get(name), str):
            odd[name] += next(texts)
    return odd


def _spoilt(row: object, spoil: Callable[[Row], None]) -> object:
    """A copy of a row, and of the customer within an order, each spoilt."""
    if not isinstance(row, dict):
        return row
    copy = dict(row)
    spoil(copy)
    if isinstance(copy.get("customer"), dict):
        copy["customer"] = _spoilt(copy["customer"], spoil)
    return copy
