"""What a page shows of its orders is read and reckoned once."""

import gc

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from orders import totals, unfolded
from orders.pages import ORDERS_A_PAGE
from sourcehub_portal.gateway.parsing import parse_order
from sourcehub_portal.gateway.records import OrderRecord

from .factory import answer, customer, keep, make_order, raw_order
from .reading import words

pytestmark = pytest.mark.django_db

PHONE = "/orders/?phone=9845012345"


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    unfolded.forget()
    totals.forget()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The orders that are read out of their JSON, as it is."""
    read: list[str] = []

    def noting(raw: str) -> OrderRecord:
        read.append(raw)
        return parse_order(raw)

    monkeypatch.setattr(unfolded, "parse_order", noting)
    return read


def test_an_order_is_read_once_for_its_row_and_for_the_sums(
    support: Client, reads: list[str]
) -> None:
    keep(answer(make_order(each, billable_amount=each) for each in (1, 2, 3)))
    assert "Billable ₹6.00" in words(support.get(PHONE))
    assert len(reads) == 3


def test_what_is_remembered_of_sums_holds_no_orders(support: Client) -> None:
    keep(answer(map(make_order, (1, 2))))
    support.get(PHONE)
    unfolded.forget()
    gc.collect()
    held = [each for each in gc.get_objects() if isinstance(each, unfolded.RawOrder)]
    assert not held


def test_sums_of_what_is_shown_are_not_asked_for(support: Client) -> None:
    def asked(count: int) -> int:
        keep(answer(map(make_order, range(1, count + 1))))
        support.get(PHONE)  # what a process asks once
        totals.forget()
        with CaptureQueriesContext(connection) as queries:
            support.get(PHONE)
        return len(queries)

    assert asked(ORDERS_A_PAGE) == asked(ORDERS_A_PAGE + 1) - 1


def test_what_is_remembered_is_of_the_home_state_that_is_configured(
    settings: Settings,
) -> None:
    of_karnataka = customer(gstin="29AAACH7409R1ZX")
    told = unfolded.RawOrder(1, raw_order(1, customer=of_karnataka))

    def remarks(home: str) -> tuple[str, ...]:
        settings.PORTAL_HOME_STATE = home
        ((_, invoices),) = unfolded.of_a_page([told])
        return invoices[0].remarks

    assert remarks("29") == ()
    assert any("IGST" in remark for remark in remarks("27"))
