"""What the portal's own database does not take costs one row, never the page."""

import string
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from orders.models import LookUp, Order, Quarantined
from tests.gateway.wire import answering, serving

from .factory import answer, keep, make_order, raw_order
from .reading import words
from .refusing import refusing

pytestmark = pytest.mark.django_db

OURS = "/orders/?phone=9845012345"


@pytest.fixture
def picky() -> Iterator[None]:
    """A database that does not take the order 00003."""
    with refusing("orders_order", unless="number <> '00003'"):
        yield


@contextmanager
def sourcehub(settings: Settings, rows: list[str], total: str = "9") -> Iterator[None]:
    listed = ",".join(rows)
    body = f'{{"data":{{"orders":[{listed}],"pagination":{{"total":{total}}}}}}}'
    with serving(answering(body.encode())) as server:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = server.url, "any"
        yield


def test_the_other_orders_are_stored(picky: None) -> None:
    look_up = keep(answer(make_order(number) for number in range(1, 8)))

    kept = [1, 2, 4, 5, 6, 7]
    assert sorted(look_up.orders.values_list("pk", flat=True)) == kept
    assert sorted(Order.objects.values_list("pk", flat=True)) == kept


def test_the_refused_one_is_kept_with_its_reason(picky: None) -> None:
    keep(answer([make_order(3)]))

    kept = Quarantined.objects.get()
    assert (kept.reason, kept.raw) == (Quarantined.Reason.UNREADABLE, raw_order(3))
    assert "database does not take it" in kept.words


def test_the_page_shows_the_rest(
    support: Client, settings: Settings, picky: None
) -> None:
    with sourcehub(settings, [raw_order(1), raw_order(3)], total="2"):
        page = words(support.get(OURS))

    assert "00001" in page
    assert "1 order that could not be read, not shown here" in page


@pytest.mark.parametrize("total", [str(2**63), '"99999999999999999999"', str(10**30)])
def test_a_total_that_no_column_holds_does_not_cost_the_page(
    support: Client, settings: Settings, total: str
) -> None:
    with sourcehub(settings, [raw_order(1)], total=total):
        page = support.get(OURS)

    assert page.status_code == 200
    assert "00001" in words(page)
    assert LookUp.objects.get().succeeded_at


def test_a_row_that_no_text_holds_is_quarantined_readable() -> None:
    odd = raw_order(1, phone="90000 00001").replace("ring", "r\0\ud800")
    record = make_order(1, phone="90000 00001")
    object.__setattr__(record, "raw", odd)

    keep(answer([record]))

    assert "r\\0\\ud800" in Quarantined.objects.get().raw


def test_a_number_that_is_too_long_for_an_index_costs_its_order_alone() -> None:
    letters = string.ascii_letters + string.digits
    long = "".join(Random(1).choices(letters, k=6_000))
    look_up = keep(answer([make_order(1), make_order(2, order_no=long)]))

    takes_it = connection.vendor == "sqlite"
    kept = [1, 2] if takes_it else [1]
    assert sorted(look_up.orders.values_list("pk", flat=True)) == kept
    assert Quarantined.objects.count() == 2 - len(kept)


def test_a_long_status_is_kept_whole() -> None:
    long = "".join(Random(1).choices(string.ascii_letters, k=6_000))
    keep(answer([make_order(1, laststatus={"name": long})]))
    assert Order.objects.get().status == long
