"""Every case as someone at the look-up meets it: a page, in time, in words."""

import time

import pytest
from django.test import Client
from pytest_django import Settings

from tests.orders.reading import words
from tests.sandbox_process import SandboxProcess

from .conftest import KNOWN, QUICK, Misbehave, behave_again
from .marks import cases_of, tries
from .rows import Case

SLACK = 2.0
UNKNOWN = "9845098450"


def looked_up(browser: Client, phone: str, more: str = "") -> str:
    """What the page says, which comes whatever happens."""
    began = time.monotonic()
    page = browser.get(f"/orders/?phone={phone}{more}")
    assert page.status_code == 200
    assert time.monotonic() - began < QUICK.total + SLACK
    return words(page)


@pytest.mark.parametrize("case", cases_of("lookup", where=lambda it: bool(it.error)))
def test_the_last_copy_is_shown_with_age_and_reason(
    case: Case,
    copied: Client,
    misbehave: Misbehave,
    sourcehub: SandboxProcess,
    settings: Settings,
) -> None:
    misbehave(case)
    page = looked_up(copied, KNOWN)
    assert case.raised is not None
    assert case.raised.sentence in page
    assert "00865" in page
    assert "2 hours ago" in page
    assert "Try again" in page

    behave_again(sourcehub, settings)
    assert "Asked SourceHub" in looked_up(copied, KNOWN)


@pytest.mark.parametrize("case", cases_of("lookup", where=lambda it: bool(it.error)))
def test_without_a_copy_there_is_a_plain_message(
    case: Case, copied: Client, misbehave: Misbehave
) -> None:
    misbehave(case)
    page = looked_up(copied, UNKNOWN)
    assert case.raised is not None
    assert case.raised.sentence in page
    assert "00865" not in page
    assert "Try again" in page


@pytest.mark.parametrize(
    "case",
    cases_of("lookup", where=lambda it: it.lookup == "live" and not it.patient),
)
def test_the_answer_is_used_all_the_same(
    case: Case, copied: Client, misbehave: Misbehave
) -> None:
    misbehave(case)
    page = looked_up(copied, KNOWN)
    assert "Asked SourceHub" in page
    assert "00865" in page
    assert "00877" in page


@pytest.mark.parametrize(
    "case", cases_of("lookup", where=lambda it: it.lookup == "earlier")
)
def test_an_answer_without_orders_leaves_the_earlier_copy_in_view(
    case: Case, copied: Client, misbehave: Misbehave
) -> None:
    misbehave(case)
    page = looked_up(copied, KNOWN)
    assert "SourceHub returned nothing now" in page
    assert "2 hours ago" in page
    assert "00865" in page


@tries(22, "lookup")
def test_a_short_wait_that_sourcehub_asks_for_is_waited_out(
    copied: Client, misbehave: Misbehave
) -> None:
    misbehave(Case(fault="once-429", patient=True))
    page = words(copied.get(f"/orders/?phone={KNOWN}"))
    assert "Asked SourceHub" in page
    assert "00865" in page


@tries(39, "lookup")
def test_orders_of_a_range_s_end_days_are_shown(
    copied: Client, misbehave: Misbehave
) -> None:
    misbehave(Case(fault="end-days-left-out"))
    assert "00865" in looked_up(copied, KNOWN, "&from=2021-06-08&to=2021-06-08")
