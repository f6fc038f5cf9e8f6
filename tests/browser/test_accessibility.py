"""axe on every page and state, on a desktop and a phone, each in light and dark."""

import re
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from customers.models import Direction, Presence, Sweep
from tests.browser.conftest import Check, Enter
from tests.browser.finding import open_facet
from tests.browser.trouble import Trouble
from tests.browser.variants import on_desktop_and_phone
from tests.customers.factory import make_customer, make_customers
from tests.orders.factory import answer, keep, make_order
from tests.orders.time import let_pass
from tests.sandbox_process import SandboxProcess


@dataclass(frozen=True)
class Place:
    """A page as `role` sees it; `shows` is what tells that it is the one meant."""

    address: str
    shows: str
    role: str = "manager"


EMPTY = {
    "nothing fetched": Place("/customers/", "No customers yet"),
    "look-up": Place("/orders/", "Who is calling?"),
    "empty overview": Place("/overview/", "No customers yet"),
    "empty status": Place("/status/", "No. The portal's settings for SourceHub"),
    "sign-out": Place("/accounts/logout/", "Stay signed in"),
    "password": Place("/accounts/password/change/", "Change your password"),
    "password again": Place("/accounts/reauthenticate/", "Confirm that it is you"),
}
FILLED = {
    "customers": Place("/customers/", "200 customers"),
    "customers filtered": Place("/customers/?approval=pending&q=s", "Clear all"),
    "nobody": Place("/customers/?q=arobit&status=Inactive", "No customer matches"),
    "bookmarks": Place("/customers/bookmarks/", "No bookmark yet"),
    "data quality": Place("/customers/quality/", "GSTINs that are not valid"),
    "what changed": Place("/customers/changes/", "Since your first visit"),
    "nobody changed": Place("/customers/changes/?kind=gone", "Nothing of this kind"),
    "customer": Place("/customers/613/", "Asked SourceHub just now"),
    "found": Place("/orders/?phone=6396281335", "Asked SourceHub just now"),
    "no customer": Place("/orders/?phone=9845000001", "No customer has this number"),
    "no orders": Place("/orders/?phone=8381904984", "No orders"),
    "no number": Place("/orders/?phone=call+me", "Nothing was looked up"),
    "overview": Place("/overview/", "Awaiting approval"),
    "status": Place("/status/", "Yes. What you see is what SourceHub said"),
}
REFUSED = {
    "not allowed": Place("/overview/", "You may not see this page", role="sales"),
    "not found": Place("/nowhere/", "There is no such page", role="sales"),
    "not read": Place("/customers/export/?format=pdf", "This address cannot be read"),
}


def go(place: Place, page: Page, enter: Enter) -> None:
    enter(place.role, place.address)
    expect(page.get_by_role("main")).to_contain_text(place.shows)


@on_desktop_and_phone
def test_axe_finds_nothing_on_the_sign_in_page(
    page: Page, transactional_db: None, expect_no_axe_findings: Check
) -> None:
    page.goto("/accounts/login/")
    expect_no_axe_findings(page)
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("nothing that is right")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You are not signed in yet")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
@pytest.mark.parametrize("place", EMPTY.values(), ids=EMPTY.keys())
def test_axe_finds_nothing_on_a_page_before_there_is_data(
    page: Page, enter: Enter, expect_no_axe_findings: Check, place: Place
) -> None:
    go(place, page, enter)
    expect_no_axe_findings(page)


@on_desktop_and_phone
@pytest.mark.parametrize("place", FILLED.values(), ids=FILLED.keys())
def test_axe_finds_nothing_on_a_page_with_data(
    page: Page,
    mirror: SandboxProcess,
    enter: Enter,
    expect_no_axe_findings: Check,
    place: Place,
) -> None:
    go(place, page, enter)
    expect_no_axe_findings(page)


@on_desktop_and_phone
@pytest.mark.parametrize("place", REFUSED.values(), ids=REFUSED.keys())
def test_axe_finds_nothing_on_a_page_that_refuses(
    page: Page,
    enter: Enter,
    expect_no_axe_findings: Check,
    trouble: Trouble,
    place: Place,
) -> None:
    go(place, page, enter)
    expect_no_axe_findings(page)
    trouble["console"].clear()  # the browser reports the status that we came for


@on_desktop_and_phone
def test_axe_finds_nothing_in_the_open_panels_of_the_list(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("sales", "/customers/?q=arobit")
    open_facet(page, "State")
    expect_no_axe_findings(page)
    page.locator("summary", has_text="sales").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_during_the_first_import(
    page: Page, enter: Enter, expect_no_axe_findings: Check
) -> None:
    make_customers(20)
    Sweep.objects.create(
        direction=Direction.FORWARD,
        checked_at=timezone.now(),
        total=40,
        distinct_seen=20,
    )
    enter("sales", "/customers/")
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_on_a_customer_who_is_gone(
    page: Page, sandbox: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    make_customer(7, presence=Presence.GONE, missing_since=timezone.now())
    enter("sales", "/customers/7/")
    expect(page.get_by_text("SourceHub no longer returns this")).to_be_visible()
    expect(page.get_by_text("neither number")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_in_an_order_opened_in_its_place_or_by_itself(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("support", "/orders/?phone=6396281335")
    page.get_by_role("link", name="Full order 00877").click()
    expect(page.get_by_text("Order 00877 in full")).to_be_visible()
    # Scrolled, the header covers half of whatever is below it.
    page.evaluate("scrollTo(0, 0)")
    expect_no_axe_findings(page)
    page.get_by_role("link", name=re.compile("^00877$")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Order 00877")
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_in_a_copy_or_in_an_error(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("support", "/orders/?phone=6396281335")
    mirror.control(names=["status-503"])
    for hours, said in ((0, "asked for"), (25, "more than a day old")):
        let_pass(hours=hours)
        page.goto("/orders/?phone=6396281335&again=on")
        expect(page.get_by_text("This is a copy")).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(said)
        expect_no_axe_findings(page)
    page.goto("/orders/?phone=9163367906")
    expect(page.get_by_text("no earlier copy")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_where_sourcehub_returned_nothing_or_not_all(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    keep(answer([make_order(1)]))
    enter("support", "/orders/?phone=9845012345")
    expect(page.get_by_text("SourceHub returned nothing now")).to_be_visible()
    expect_no_axe_findings(page)
    mirror.control(names=["pagination-sample", "other-phone"])
    page.goto("/orders/?phone=6396281335")
    expect(page.get_by_text("Not all orders came (2 of 153)")).to_be_visible()
    expect_no_axe_findings(page)
