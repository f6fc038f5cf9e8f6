"""Nobody known, no orders, not a number, an error: four messages, never mixed up."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Outcome, Sweep
from sourcehub_portal.source import current_source
from tests.customers.factory import make_customer
from tests.sandbox_process import SandboxProcess

from .factory import CALLER
from .reading import words

pytestmark = pytest.mark.django_db

MESSAGES = {
    "nobody": "No customer has this number",
    "cannot be said": "Whether this number is a customer's cannot be said yet",
    "nothing": "No orders",
    "no number": "This is not a phone number.",
    "error": "There is no answer from SourceHub, and there is no earlier copy",
}
UNKNOWN = {"phone": "70000 00000"}


def said(page: str) -> set[str]:
    return {name for name, message in MESSAGES.items() if message in page}


def sweep(outcome: Outcome) -> None:
    """A pass over all customers; call it when the sandbox is the portal's SourceHub."""
    now = timezone.now()
    Sweep.objects.create(
        source=current_source(), outcome=outcome, checked_at=now, finished_at=now
    )


def test_a_number_of_nobody_says_that_no_customer_has_it(
    support: Client, sandbox: SandboxProcess
) -> None:
    sweep(Outcome.COMPLETE)

    assert said(words(support.get("/orders/", UNKNOWN))) == {"nobody"}


def test_no_customer_is_denied_before_any_was_fetched(
    support: Client, sandbox: SandboxProcess
) -> None:
    page = words(support.get("/orders/", UNKNOWN))

    assert said(page) == {"cannot be said"}
    assert "SourceHub has no orders under +91 70000 00000." in page


@pytest.mark.parametrize("outcome", [Outcome.RUNNING, Outcome.INCOMPLETE])
def test_no_customer_is_denied_before_the_list_was_read_to_its_end(
    support: Client, sandbox: SandboxProcess, outcome: Outcome
) -> None:
    sweep(outcome)

    assert said(words(support.get("/orders/", UNKNOWN))) == {"cannot be said"}


def test_a_failed_sweep_takes_back_nothing_that_a_complete_one_said(
    support: Client, sandbox: SandboxProcess
) -> None:
    sweep(Outcome.COMPLETE)
    sweep(Outcome.INCOMPLETE)

    assert said(words(support.get("/orders/", UNKNOWN))) == {"nobody"}


def test_a_customer_without_orders_is_named_and_has_none(
    support: Client, sandbox: SandboxProcess
) -> None:
    make_customer(7, display_name="Asha Traders", contactperson_number="70000 00000")

    page = words(support.get("/orders/", UNKNOWN))

    assert said(page) == {"nothing"}
    assert "Asha Traders" in page


@pytest.mark.parametrize("typed", ["Ravi", "12345", "2021-06-08"])
def test_what_is_no_number_is_said_to_be_none(support: Client, typed: str) -> None:
    page = support.get("/orders/", {"phone": typed})

    assert page.status_code == 200
    assert said(words(page)) == {"no number"}


def test_an_error_is_said_in_words_with_a_way_to_try_again(
    support: Client, sandbox: SandboxProcess
) -> None:
    sandbox.control(names=["status-500"])

    page = support.get("/orders/?phone=7000000000&page=1")

    assert page.status_code == 200
    assert said(words(page)) == {"error"}
    assert "SourceHub has a fault of its own." in words(page)
    assert 'href="?phone=7000000000&amp;again=on">Try again' in (page.content.decode())


def test_orders_outside_of_the_dates_are_not_said_to_be_missing(
    support: Client, sandbox: SandboxProcess
) -> None:
    everything = words(support.get("/orders/?phone=6396281335&status=Delivered"))

    assert said(everything) == set()
    assert "No order in this selection" in everything


def test_a_company_number_leads_to_the_contact_person(
    support: Client, sandbox: SandboxProcess
) -> None:
    make_customer(7, company_phone="70000 00000", contactperson_number=CALLER)

    page = support.get("/orders/", UNKNOWN)

    assert f"look up {CALLER}" in words(page)
    assert 'href="?phone=9845012345"' in page.content.decode()


def test_a_range_that_ends_before_it_begins_is_said(support: Client) -> None:
    page = support.get("/orders/?phone=6396281335&from=2021-06-09&to=2021-06-08")

    assert "The range ends before it begins." in words(page)


@pytest.mark.parametrize("day", ["09-06-2021", "0226-06-09", "9999-12-31", "x"])
def test_a_day_that_is_none_is_said(support: Client, day: str) -> None:
    page = support.get("/orders/", {"phone": "6396281335", "from": day})

    assert page.status_code == 200
    assert "Nothing was looked up" in words(page)


def test_what_else_was_asked_for_outlasts_a_slip(support: Client) -> None:
    asked = {"phone": "9845012345", "status": "Delivered", "find": "ring"}
    page = support.get("/orders/", asked | {"from": "31-02-2024"}).text
    assert "<option selected>Delivered</option>" in page
    assert re.search(r'name="find" id="id_find" value="ring"', page)
    too_long = support.get("/orders/", asked | {"find": "x" * 201}).text
    assert f'value="{"x" * 201}" aria-invalid="true"' in too_long


def test_an_empty_field_is_said_to_be_empty(support: Client) -> None:
    assert "Type or paste a phone number." in words(support.get("/orders/?phone="))


def test_an_answer_of_which_no_order_came_denies_nothing(
    support: Client, sandbox: SandboxProcess
) -> None:
    """SourceHub counts orders, and its pages are empty."""
    sandbox.control(names=["empty-rows"])
    page = words(support.get("/orders/", {"phone": "63962 81335"}))

    assert "Not all orders came (0 of 2)" in page
    assert "SourceHub's own count is 2, and it sent 0." in page
    assert "has no orders under" not in page
    assert "SourceHub sent no order that can be shown under +91 63962 81335." in page
