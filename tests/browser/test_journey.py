"""A way through the portal, on every screen and in both schemes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter, SignIn
from tests.browser.finding import (
    chips,
    expect_whole,
    open_facet,
    rows,
    sort_by,
    tick,
    type_into_search,
)
from tests.browser.variants import in_every_variant, on_desktop_and_phone
from tests.sandbox_process import SandboxProcess

AROBIT = "Arobit Business Solutions Pvt Ltd"
LEFT = "/customers/?q=bengaluru&status=Active&sort=-name"


@in_every_variant
def test_back_from_a_customer_shows_the_whole_list_filtered_as_it_was(
    page: Page, mirror: SandboxProcess, sign_in: SignIn
) -> None:
    sign_in("sales")
    type_into_search(page, "bengaluru")
    tick(page, facet="Status", value="Active")
    sort_by(page, "Name")
    expect(page).to_have_url(LEFT)
    left = rows(page).all_inner_texts()

    page.get_by_role("link", name=AROBIT).click()
    expect_whole(page, AROBIT)

    page.go_back()
    expect_whole(page, "Customers")
    expect(page).to_have_url(LEFT)
    expect(page.get_by_label("Search", exact=True)).to_have_value("bengaluru")
    expect(rows(page)).to_have_text(left)

    page.go_forward()
    expect_whole(page, AROBIT)


@on_desktop_and_phone
def test_back_through_filters_shows_a_whole_page_each_time(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    tick(page, facet="Approval", value="Rejected")
    sort_by(page, "City")

    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_text("Name")
    expect_whole(page, "Customers")
    expect(rows(page)).to_have_count(6)

    page.go_back()
    expect(rows(page)).to_have_count(25)
    expect_whole(page, "Customers")
    open_facet(page, "Approval")
    expect(page.get_by_label("Rejected (6)")).not_to_be_checked()

    page.go_forward()
    expect(rows(page)).to_have_count(6)
    expect_whole(page, "Customers")


def test_the_address_opens_the_same_list_in_another_browser(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?per_page=50")
    tick(page, facet="Approval", value="Accepted")
    sort_by(page, "City")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("navigation", name="Pages")).to_contain_text("Page 2")
    expect(page).to_have_url(re.compile("page=2$"))

    assert page.context.browser
    signed_in = page.context.storage_state()
    elsewhere = page.context.browser.new_context(storage_state=signed_in)
    other = elsewhere.new_page()
    other.goto(page.url)
    expect(rows(other)).to_have_text(rows(page).all_inner_texts())
    expect(chips(other)).to_contain_text("Approval: Accepted")
    elsewhere.close()
