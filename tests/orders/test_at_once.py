"""A page that asks by itself shows what is stored, then what SourceHub says."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Access
from orders.models import LookUp
from tests.sandbox_process import SandboxProcess

from .factory import answer, keep, make_order, phone_of
from .reading import words

pytestmark = pytest.mark.django_db

SAMPLE = "/orders/?phone=6396281335"
CALLER = "/orders/?phone=9845012345"


@pytest.fixture
def scripted(support: Client) -> Client:
    """A browser in which the portal's script runs."""
    support.cookies["scripts"] = "on"
    return support


def test_the_copy_comes_first_and_asks_for_the_rest(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now() - timedelta(hours=2)))
    asked = sandbox.requests()

    page = scripted.get(CALLER)

    assert sandbox.requests() == asked
    assert "what the portal kept, asked for 2 hours ago" in words(page)
    assert "00001" in words(page)
    assert 'hx-get="?phone=9845012345&amp;now=on"' in page.content.decode()


def test_what_it_asks_for_is_what_sourcehub_says(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    page = scripted.get(f"{SAMPLE}&now=on", headers={"HX-Target": "order-results"})

    assert "Asked SourceHub just now" in words(page)
    assert "00865" in words(page)
    assert "now=on" not in page.content.decode()
    assert "pending" not in page.content.decode()


def test_nothing_stored_is_no_answer_yet(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    page = words(scripted.get(SAMPLE))

    assert "Asking SourceHub now" in page
    assert "No customer has this number" not in page
    assert "no earlier copy" not in page


def test_the_answer_brings_what_narrows_it(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    first = scripted.get(SAMPLE).content.decode()
    part = scripted.get(f"{SAMPLE}&now=first", headers={"HX-Target": "order-results"})

    assert 'hx-get="?phone=6396281335&amp;now=first"' in first
    assert "Shipment Created (2)" in words(part)
    assert "In products and numbers" in words(part)


def test_a_young_answer_is_shown_as_it_is(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))

    page = words(scripted.get(CALLER))

    assert "Asking SourceHub now" not in page
    assert "00001" in page


@pytest.mark.parametrize("address", [SAMPLE, f"{SAMPLE}&again=on"])
def test_whoever_has_no_script_waits_for_the_answer(
    support: Client, sandbox: SandboxProcess, address: str
) -> None:
    page = words(support.get(address))

    assert "Asking SourceHub now" not in page
    assert "00865" in page


@pytest.mark.parametrize("minutes", [0, 120])
def test_who_asks_again_sees_what_is_kept_until_sourcehub_has_answered(
    scripted: Client, sandbox: SandboxProcess, minutes: int
) -> None:
    moment = timezone.now() - timedelta(minutes=minutes)
    keep(answer([make_order(1)], asked_at=moment))
    asked = sandbox.requests()

    page = scripted.get(f"{CALLER}&again=on")

    assert sandbox.requests() == asked
    assert "Asking SourceHub now" in words(page)
    assert "00001" in words(page)
    live = 'hx-get="?phone=9845012345&amp;again=on&amp;now=on"'
    assert live in page.content.decode()
    # The notice alone asks: page 2 and the files are of this answer.
    assert page.content.decode().count("again=on") == 1


def test_what_asking_again_asks_for_is_what_sourcehub_says_within_the_minute(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    scripted.get(f"{SAMPLE}&now=on")
    asked = sandbox.requests()

    address = f"{SAMPLE}&again=on&now=on"
    page = scripted.get(address, headers={"HX-Target": "order-results"})

    assert sandbox.requests() > asked
    assert "00865" in words(page)
    assert "pending" not in page.content.decode()


def test_the_look_at_the_copy_is_noted(
    scripted: Client, sandbox: SandboxProcess
) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now() - timedelta(hours=2)))

    scripted.get(CALLER)

    (look,) = Access.objects.all()
    assert (look.subject, look.count) == ("9845012345", 1)


def test_how_far_the_answer_has_come_is_told_until_it_is_there(support: Client) -> None:
    row = keep(answer([make_order(1)]))
    LookUp.objects.update(
        asking_until=timezone.now() + timedelta(seconds=5),
        coming=300,
        coming_of=1_200,
    )

    page = support.get("/orders/coming/?phone=9845012345")

    assert row.phone == phone_of().national
    assert "300 of 1,200 orders have come" in words(page)
    assert 'hx-get="/orders/coming/?phone=9845012345"' in page.content.decode()


@pytest.mark.parametrize("query", ["?phone=9845012345", "?phone=x", "?phone=", ""])
def test_where_nobody_asks_nothing_is_looked_at_again(
    support: Client, query: str
) -> None:
    page = support.get(f"/orders/coming/{query}")

    assert page.status_code == 200
    assert "hx-get" not in page.content.decode()
