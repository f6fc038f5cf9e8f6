"""What could be read of a mangled answer can be stored, and its pages show."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
import responses
from django.test import Client
from pytest_django import Settings

from customers.models import Customer
from customers.store import store
from orders.models import Order
from orders.writing import store_orders
from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.parsing import Name, parse_order, parse_page, split_rows
from sourcehub_portal.gateway.records import OrderRecord, Page, RawRow

from .mangling import rearranged

STORED = 400
SHOWN = 40
ASKED_AT = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
_EXPORTS = ("format=csv", "format=xlsx", "format=csv&rows=invoices")
_AN_ORDER = re.compile(rb'href="/orders/\d+/"')
URL = "https://sourcehub.example/api"

pytestmark = pytest.mark.django_db


def _readable(
    answers: dict[Name, list[Any]], name: Name, *, number: int
) -> Iterator[Page[RawRow]]:
    """So many mangled answers that have rows."""
    turn = 0
    while number:
        body = rearranged(answers[name][turn % len(answers[name])], turn)
        turn += 1
        try:
            page = split_rows(body, name=name, asked_at=ASKED_AT)
        except UpstreamError:
            continue
        if page.records:
            number -= 1
            yield page


def _orders(page: Page[RawRow]) -> list[OrderRecord]:
    """The orders of a page; of two with one id, the later."""
    found = parse_page(page, parse_order).records
    return list({order.id: order for order in found}.values())


def test_every_customer_that_was_read_is_stored_as_it_came(
    answers: dict[Name, list[Any]],
) -> None:
    for page in _readable(answers, "customers", number=STORED):
        store(page.records, asked_at=ASKED_AT, source="")
        came = {row.id: row.raw for row in page.records}
        kept = Customer.objects.filter(pk__in=came).values_list("pk", "raw")
        assert dict(kept) == came


def test_every_order_that_was_read_is_stored_as_it_came(
    answers: dict[Name, list[Any]],
) -> None:
    for page in _readable(answers, "orders", number=STORED):
        orders = _orders(page)
        Order.objects.all().delete()
        store_orders(orders, observed_at=ASKED_AT)
        kept = Order.objects.values_list("pk", "raw")
        assert dict(kept) == {order.id: order.raw for order in orders}


def test_a_customer_that_was_read_is_shown_listed_and_exported(
    answers: dict[Name, list[Any]], manager: Client
) -> None:
    for page in _readable(answers, "customers", number=SHOWN):
        Customer.objects.all().delete()
        store(page.records, asked_at=ASKED_AT, source="")
        for row in page.records:
            _shows(manager, f"/customers/{row.id}/")
        _shows(manager, "/customers/")
        for query in ("format=csv", "format=xlsx", "format=csv&columns=all"):
            _shows(manager, f"/customers/export/?{query}")
        for kept in Customer.objects.all():
            _shows(manager, f"/customers/?q={quote(kept.name[:200])}")
            _shows(manager, f"/customers/?city={quote(kept.city[:200])}")


def test_an_order_that_was_read_is_shown(
    answers: dict[Name, list[Any]], manager: Client
) -> None:
    for page in _readable(answers, "orders", number=SHOWN):
        Order.objects.all().delete()
        orders = _orders(page)
        store_orders(orders, observed_at=ASKED_AT)
        for order in orders:
            _shows(manager, f"/orders/{order.id}/")
    _shows(manager, "/overview/")


def test_a_look_up_answers_whatever_comes(
    answers: dict[Name, list[Any]], manager: Client, settings: Settings
) -> None:
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, "a-key"
    shown = 0
    for turn in range(SHOWN):
        answer = answers["orders"][turn % len(answers["orders"])]
        phone = quote(_phone(answer))
        with responses.RequestsMock(assert_all_requests_are_fired=False) as upstream:
            upstream.get(f"{URL}/orders", body=rearranged(answer, turn))
            body = _shows(manager, f"/orders/?phone={phone}")
            shown += bool(_AN_ORDER.search(body))
            query = _EXPORTS[turn % len(_EXPORTS)]
            export = manager.get(f"/orders/export/?phone={phone}&{query}")
            # Without any answer to export, it goes to the page that says so.
            assert export.status_code in (200, 302)
    assert shown > SHOWN / 2


def _phone(answer: Any) -> str:
    number: str = answer["data"]["orders"][0]["customer"]["contactperson_number"]
    return number


def _shows(browser: Client, address: str) -> bytes:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue()
