"""The look-up, against a SourceHub that answers over HTTP."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Access, Action
from tests.sandbox_process import SandboxProcess

from .factory import CALLER, answer, keep, make_order
from .reading import words

pytestmark = pytest.mark.django_db

SAMPLE = "/orders/?phone=%2B91+63962-81335"


@pytest.mark.parametrize(
    "said",
    [
        "00865",
        "00877",
        "1 \N{MULTIPLICATION SIGN} necklace",
        "₹65,000.00",
        "Shipment Created",
    ],
)
def test_the_documented_orders_are_listed(
    support: Client, sandbox: SandboxProcess, said: str
) -> None:
    assert said in words(support.get(SAMPLE))


def test_the_price_of_two_necklaces_is_not_doubled(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get(SAMPLE))

    assert "2 \N{MULTIPLICATION SIGN} necklace" in page
    assert "₹1,40,000.00" in page
    assert "₹2,80,000.00" not in page


def test_the_newest_order_comes_first(support: Client, sandbox: SandboxProcess) -> None:
    page = words(support.get(SAMPLE))

    assert page.index("00877") < page.index("00865")


def test_the_page_says_that_sourcehub_was_asked_just_now(
    support: Client, sandbox: SandboxProcess
) -> None:
    assert "Asked SourceHub just now" in words(support.get(SAMPLE))


def test_dates_are_cut_with_both_ends_within(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get(f"{SAMPLE}&from=2021-06-09&to=2021-06-09"))

    assert "00877" in page
    assert "00865" not in page


def test_a_status_leaves_the_orders_that_have_it(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get("/orders/?phone=9163367906&status=Delivered"))
    everything = words(support.get("/orders/?phone=9163367906"))

    assert "9 orders" in everything
    assert "Delivered (3)" in everything
    assert "3 orders" in page


def test_a_long_status_can_be_chosen_as_well(support: Client) -> None:
    status = "Held " * 60
    keep(answer([make_order(1, laststatus={"name": status}), make_order(2)]))
    page = words(support.get("/orders/", {"phone": CALLER, "status": status.strip()}))
    assert "1 order" in page
    assert "00002" not in page


def test_the_status_may_be_chosen_among_those_that_are_there(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = support.get(SAMPLE).content.decode()

    assert page.count("<option") == 2
    assert '<option value="Shipment Created">Shipment Created (2)</option>' in page


def test_the_part_alone_answers_the_target_of_the_part(
    support: Client, sandbox: SandboxProcess
) -> None:
    part = support.get(SAMPLE, headers={"HX-Target": "order-results"})

    assert "<html" not in part.content.decode()
    assert "00865" in words(part)


def test_the_whole_page_answers_htmx_with_another_target(
    support: Client, sandbox: SandboxProcess
) -> None:
    whole = support.get(SAMPLE, headers={"HX-Request": "true"})

    assert "<html" in whole.content.decode()


def test_a_look_up_is_noted_with_the_number_of_orders(
    support: Client, sandbox: SandboxProcess
) -> None:
    support.get(SAMPLE)

    noted = Access.objects.get()
    assert (noted.what, noted.subject, noted.count) == (
        Action.LOOKUP,
        "6396281335",
        2,
    )


def test_a_second_number_in_the_paste_is_offered(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get("/orders/?phone=6396281335+or+9163367906"))

    assert "look up +91 91633 67906" in page


def test_a_page_beyond_the_last_is_the_last(
    support: Client, sandbox: SandboxProcess
) -> None:
    assert "00865" in words(support.get(f"{SAMPLE}&page=99"))


def test_what_is_typed_is_shown_inert(support: Client, sandbox: SandboxProcess) -> None:
    page = support.get("/orders/", {"phone": "<script>6396281335"})

    assert "<script>6396281335" not in page.content.decode()


def test_the_days_that_people_ask_for_are_links(support: Client) -> None:
    today = timezone.localdate()
    keep(answer([make_order(1, date=today.isoformat()), make_order(2)]))
    page = support.get("/orders/?phone=9845012345&status=Placed&page=2").text
    week = today - timedelta(days=6)
    link = f"?phone=9845012345&amp;status=Placed&amp;from={week}&amp;to={today}"
    assert link in page
    chosen = support.get(html.unescape(f"/orders/{link}")).text
    assert "<strong>1</strong> order" in chosen
    shown = re.search(r'aria-current="true">([^<]*)<', chosen)
    assert shown
    assert shown[1] == "7 days"
