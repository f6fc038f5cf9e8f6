"""An answer of the last minute serves everybody; nobody asks SourceHub for it again."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from orders.models import LookUp
from tests.customers.factory import make_customer
from tests.gateway.wire import serving
from tests.sandbox_process import SandboxProcess

from .askers import one_order
from .factory import CALLER, answer, keep, make_order
from .reading import words
from .time import let_pass

pytestmark = pytest.mark.django_db

SAMPLE = "/orders/?phone=6396281335"
OURS = "/orders/?phone=9845012345"


@pytest.fixture
def young() -> LookUp:
    """The caller's orders, of just now, from a SourceHub that is not there any more."""
    orders = [make_order(number) for number in range(1, 16)]
    return keep(answer(orders, asked_at=timezone.now()))


def test_sourcehub_is_not_asked_within_a_minute(
    support: Client, settings: Settings
) -> None:
    with serving(one_order(7)) as sourcehub:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = sourcehub.url, "any"
        first = words(support.get(OURS))
        let_pass(seconds=34)
        second = words(support.get(OURS))
        let_pass(seconds=30)
        third = words(support.get(OURS))

    assert sourcehub.accepted == 2
    assert "Asked SourceHub just now" in first
    assert re.search(r"Asked SourceHub 3[4-9] seconds ago", second)
    assert "Asked SourceHub just now" in third


def test_ask_again_asks_though_there_is_a_young_answer(
    support: Client, settings: Settings
) -> None:
    with serving(one_order(7)) as sourcehub:
        settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = sourcehub.url, "any"
        support.get(OURS)
        let_pass(seconds=34)
        page = support.get(OURS).content.decode()
        again = support.get("/orders/?phone=9845012345&again=on")

    assert 'href="?phone=9845012345&amp;again=on">Ask again' in page
    assert sourcehub.accepted == 2
    assert "Asked SourceHub just now" in words(again)


@pytest.mark.parametrize("address", [OURS, f"{OURS}&page=2", f"{OURS}&status=Placed"])
def test_paging_and_filters_stay_with_the_young_answer(
    support: Client, young: LookUp, address: str
) -> None:
    let_pass(seconds=5)

    page = words(support.get(address))

    assert "15 orders" in page
    assert "seconds ago" in page


def test_no_link_but_its_own_asks_again(
    manager: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(number) for number in range(1, 16)]))
    sandbox.control(names=["status-500"])

    page = manager.get(f"{OURS}&again=on").content.decode()

    assert 'href="?phone=9845012345&amp;page=2"' in page
    assert page.count("again") == page.count("again=on") + page.count("Try again")
    assert page.count("again=on") == 1


def test_an_export_is_of_the_answer_on_the_page(manager: Client, young: LookUp) -> None:
    file = manager.get("/orders/export/?phone=9845012345&format=csv")

    rows = b"".join(file.streaming_content).splitlines()  # type: ignore[attr-defined]
    assert len(rows) == 16
    assert file["Content-Disposition"].endswith('"orders.csv"')


def test_a_customers_page_uses_it_too(support: Client, young: LookUp) -> None:
    make_customer(5, contactperson_number=CALLER)

    part = support.get(
        "/orders/of-customer/5/", headers={"HX-Target": "customer-orders"}
    )

    assert "15 orders under +91 98450 12345" in words(part)
    assert 'href="/orders/?phone=9845012345&amp;again=on">Ask again' in (
        part.content.decode()
    )


def test_after_an_error_sourcehub_is_asked_again_at_once(
    support: Client, sandbox: SandboxProcess
) -> None:
    sandbox.control(names=["status-500"])
    support.get(SAMPLE)
    sandbox.clear()

    assert "Asked SourceHub just now" in words(support.get(SAMPLE))


def test_an_answer_that_was_cut_is_asked_for_again_at_once() -> None:
    look_up = keep(answer([make_order(1)], asked_at=timezone.now(), complete=False))
    look_up.error_kind = "connection_lost"

    assert not look_up.is_young


def test_an_answer_of_a_clock_that_runs_ahead_is_not_young_for_ever() -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))
    let_pass(hours=-2)

    assert not LookUp.objects.get().is_young
