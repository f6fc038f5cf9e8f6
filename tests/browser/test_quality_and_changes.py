"""The data's quality and what changed: for every eye, by keyboard, on every screen."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from customers.models import Change, Customer, DailyFlaw, Kind
from sourcehub_portal.source import current_source
from tests.browser.conftest import Check, Enter
from tests.browser.variants import on_desktop_and_phone, without_javascript
from tests.customers.changes.history import accepted, noon, seen
from tests.sandbox_process import SandboxProcess

QUALITY = "/customers/quality/"
CHANGES = "/customers/changes/"


def ids(count: int) -> list[int]:
    found = Customer.objects.order_by("pk").values_list("pk", flat=True)
    return list(found[:count])


@pytest.fixture
def lived(mirror: SandboxProcess) -> None:
    """A mirror that has been kept for a month, with a change of each kind."""
    today = timezone.localdate()
    DailyFlaw.objects.bulk_create(
        DailyFlaw(
            source=current_source(),
            day=today - timedelta(days=days_ago),
            flaw="no_email",
            customers=50 + days_ago,
        )
        for days_ago in range(1, 30)
    )
    a, b, c = ids(3)
    for kind in (Kind.NEW, Kind.GONE, Kind.REVIVED):
        seen(kind, a)
    accepted(b)
    back = ("approval", "accepted", "pending")
    seen(Kind.CHANGED, b, at=noon(), became=back)
    seen(Kind.CHANGED, c, became=("status", "Active", "Inactive"))


@on_desktop_and_phone
def test_axe_finds_nothing_in_the_flaws_and_their_tables(
    page: Page, lived: None, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("sales", QUALITY)
    expect(page.get_by_role("img", name="E-mail addresses missing")).to_be_visible()
    expect_no_axe_findings(page)
    page.get_by_text("Show as table: E-mail addresses missing").click()
    expect(page.get_by_role("table", name="E-mail addresses missing")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_in_the_days_and_in_who_changed(
    page: Page, lived: None, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("sales", CHANGES)
    expect(page.get_by_role("link", name="1 newly accepted on")).to_be_visible()
    expect_no_axe_findings(page)
    page.goto(f"{CHANGES}?day={noon(days_ago=1):%Y-%m-%d}")
    expect(page.get_by_text("Then")).to_have_count(3)
    expect_no_axe_findings(page)


def test_a_table_opens_and_a_flaw_is_followed_by_the_keyboard_alone(
    page: Page, lived: None, enter: Enter
) -> None:
    enter("sales", QUALITY)
    page.get_by_text("Show as table: E-mail addresses missing").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="E-mail addresses missing")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/customers/?flaw=no_email")


def test_a_page_of_changes_turns_without_leaving(
    page: Page, lived: None, enter: Enter
) -> None:
    for number in ids(60):
        accepted(number)
    enter("sales", f"{CHANGES}?kind=accepted")
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(f"{CHANGES}?kind=accepted&page=2")
    expect(page.locator("#results")).to_be_focused()
    expect(page.get_by_role("rowheader")).to_have_count(11)


@without_javascript
def test_what_changed_is_found_without_javascript(
    page: Page, lived: None, enter: Enter
) -> None:
    enter("sales", "/customers/quality/")
    page.get_by_role("link", name="What changed").click()
    page.get_by_role("link", name="1 newly accepted on").click()
    customer = Change.objects.get(field="approval", after="accepted").customer
    expect(page.get_by_role("rowheader")).to_have_text(customer.name)


def test_neither_page_scrolls_sideways_on_the_narrowest_screen(
    page: Page, lived: None, enter: Enter
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    enter("sales", "/customers/")
    for address in (QUALITY, CHANGES, f"{CHANGES}?since=0"):
        page.goto(address)
        width = page.evaluate("() => document.documentElement.scrollWidth")
        assert (address, width) == (address, 320)
