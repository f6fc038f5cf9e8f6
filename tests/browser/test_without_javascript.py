"""Every page with JavaScript switched off: plain links and plain forms."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.finding import (
    chips,
    expect_whole,
    open_facet,
    rows,
    sort_by,
)
from tests.browser.variants import without_javascript
from tests.sandbox_process import SandboxProcess


@without_javascript
def test_the_list_filters_by_its_button(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?sort=-city")
    page.get_by_label("Search", exact=True).fill("bengaluru")
    open_facet(page, "Approval")
    page.get_by_label("Pending (19)").check()
    page.get_by_role("button", name="Apply").click()
    expect_whole(page, "Customers")
    expect(page).to_have_url("/customers/?q=bengaluru&approval=pending&sort=-city")
    expect(chips(page)).to_contain_text("Approval: Pending")


@without_javascript
def test_a_chip_is_a_link(page: Page, mirror: SandboxProcess, enter: Enter) -> None:
    enter("sales", "/customers/?approval=rejected")
    expect(rows(page)).to_have_count(6)
    page.get_by_role("link", name="Remove Approval: Rejected").click()
    expect(rows(page)).to_have_count(25)
    expect_whole(page, "Customers")


@without_javascript
def test_the_list_sorts_by_a_link(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?approval=rejected")
    sort_by(page, "City")
    expect_whole(page, "Customers")
    expect(rows(page)).to_have_count(6)


@without_javascript
def test_the_list_turns_its_pages_by_links(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?sort=city")
    page.get_by_role("link", name="Next").click()
    expect_whole(page, "Customers")
    expect(page).to_have_url("/customers/?sort=city&page=2")


@without_javascript
def test_the_first_import_is_looked_at_again_by_a_link(
    page: Page, enter: Enter
) -> None:
    enter("sales", "/customers/")
    page.get_by_role("link", name="Look again").click()
    expect_whole(page, "Customers")


@without_javascript
def test_a_caller_is_looked_up_from_the_header(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    page.get_by_label("Phone number of a caller").fill("+91 63962-81335")
    page.keyboard.press("Enter")
    expect_whole(page, "Order look-up")
    expect(page.get_by_role("link", name="Full order")).to_have_count(2)


@without_javascript
def test_an_order_opens_on_its_own_page(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/?phone=6396281335")
    page.get_by_role("link", name="Full order 00877").click()
    expect_whole(page, "Order 00877")


@without_javascript
def test_a_customer_s_orders_are_behind_a_link(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/3/")
    page.get_by_role("link", name="Look up the orders of testing").click()
    expect_whole(page, "Order look-up")
    expect(page.get_by_role("link", name="Full order")).to_have_count(2)


@without_javascript
def test_the_overview_leads_to_the_customers_that_it_counts(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("manager", "/overview/")
    page.get_by_role("link", name=re.compile("^Review them")).click()
    expect_whole(page, "Customers")
    expect(rows(page)).to_have_count(19)


@without_javascript
def test_signing_out_has_a_page_of_its_own(page: Page, enter: Enter) -> None:
    enter("sales", "/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
