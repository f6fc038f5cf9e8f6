"""What people are told, or never shown, while SourceHub misbehaves."""

import json

import pytest
from django.test import Client

from customers.models import Outcome
from customers.sweep import sweep_customers
from orders.models import LookUp
from sourcehub_portal.gateway.client import connect
from tests.orders.reading import words
from tests.sandbox_process import SandboxProcess

from .conftest import KNOWN, QUICK, Misbehave, listed
from .marks import tries
from .rows import Case


@pytest.mark.parametrize("address", ["/customers/", "/orders/", "/status/"])
@tries(20, "sweep")
def test_a_refused_key_is_a_banner_that_says_what_it_may_be(
    address: str, mirrored: set[int], misbehave: Misbehave, support: Client
) -> None:
    misbehave(Case(fault="auth-401"))
    sweep_customers(connect(limits=QUICK))
    page = words(support.get(address))
    assert "SourceHub refuses the portal's key" in page
    for possibility in ("the other mode", "expired", "pasted with white space"):
        assert possibility in page


@tries(20, "sweep")
def test_a_refused_key_is_asked_with_once_and_not_again_in_the_background(
    mirrored: set[int], misbehave: Misbehave, sourcehub: SandboxProcess
) -> None:
    misbehave(Case(fault="auth-401"))
    sourcehub.reset_requests()
    for _ in range(3):
        sweep_customers(connect(limits=QUICK))
    assert sourcehub.requests() == 1


@tries(21, "lookup")
def test_sourcehub_s_own_words_are_shown_as_text(
    copied: Client, misbehave: Misbehave
) -> None:
    misbehave(Case(fault="bad-request-400"))
    page = copied.get(f"/orders/?phone={KNOWN}").content.decode()
    assert "SourceHub says: “The &lt;b&gt;phone number&lt;/b&gt;" in page


@tries(30, "lookup")
def test_markup_in_names_is_shown_as_text(copied: Client, misbehave: Misbehave) -> None:
    misbehave(Case(fault="odd-text"))
    page = copied.get(f"/orders/?phone={KNOWN}").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>document" not in page


@tries(30, "sweep")
def test_a_list_with_odd_names_shows(
    sourcehub: SandboxProcess, misbehave: Misbehave, support: Client
) -> None:
    misbehave(Case(fault="odd-text"))
    sweep_customers(connect(limits=QUICK))
    page = support.get("/customers/?q=script&per_page=100").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>document" not in page


@tries(33, "sweep")
def test_an_ignored_skip_is_found_out_and_nobody_is_judged(
    mirrored: set[int], misbehave: Misbehave
) -> None:
    misbehave(Case(fault="skip-ignored"))
    sweep = sweep_customers(connect(limits=QUICK))
    assert sweep.outcome == Outcome.INCOMPLETE
    assert "the same rows" in sweep.reason
    assert listed() == mirrored


@tries(36, "sweep")
def test_a_manager_is_told_of_a_mass_removal_and_led_to_it(
    mirrored: set[int], misbehave: Misbehave, manager: Client
) -> None:
    misbehave(Case(fault="no-customers"))
    sweep_customers(connect(limits=QUICK))
    page = words(manager.get("/customers/"))
    assert "A removal waits for your decision" in page
    assert "240 of 240 customers" in page


@pytest.mark.parametrize("fault", ["other-phone", "only-other-phone"])
@tries(38, "lookup")
def test_another_phone_s_orders_are_quarantined_and_never_shown(
    fault: str, copied: Client, misbehave: Misbehave
) -> None:
    misbehave(Case(fault=fault))
    shown = copied.get(f"/orders/?phone={KNOWN}").content.decode()
    strangers = LookUp.objects.get().quarantine.values_list("raw", flat=True)
    assert strangers
    for raw in strangers:
        assert str(json.loads(raw)["order_no"]) not in shown
