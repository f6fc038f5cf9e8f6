"""The customers' list without a mouse."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.finding import chips, rows, type_into_search
from tests.sandbox_process import SandboxProcess


def test_a_facet_is_opened_and_ticked_by_keyboard(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    page.get_by_label("Search", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="Status")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Accepted (175)")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(chips(page)).to_contain_text("Approval: Pending")
    expect(rows(page)).to_have_count(19)


def test_the_focus_stays_on_the_box_that_was_ticked(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    page.locator("summary", has_text="Approval").click()
    page.get_by_label("Rejected (6)").focus()
    page.keyboard.press("Space")
    expect(rows(page)).to_have_count(6)
    expect(page.get_by_label("Rejected (6)")).to_be_focused()
    page.keyboard.press("Space")
    expect(rows(page)).to_have_count(25)
    expect(page.get_by_label("Rejected (6)")).to_be_focused()


def test_the_focus_stays_on_the_header_that_was_sorted_by(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    city = page.get_by_role("columnheader").get_by_role("link", name="City")
    city.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort]")).to_have_text("City")
    expect(city).to_be_focused()


def test_escape_closes_a_facet_and_keeps_the_focus(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    approval = page.locator("summary", has_text="Approval")
    approval.click()
    page.get_by_label("Rejected (6)").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Rejected (6)")).to_be_hidden()
    expect(approval).to_be_focused()


def test_enter_opens_the_customer_whose_code_was_typed(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    search = page.get_by_label("Search", exact=True)
    search.fill("1639328586")
    search.press("Enter")
    expect(page).to_have_url("/customers/9/")
    expect(page.locator("#customer-orders .order").first).to_be_visible()


def test_what_was_typed_and_entered_is_one_step_back(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    type_into_search(page, "sons")
    with page.expect_response("**/customers/?**"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("main").locator("[aria-busy]")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url("/customers/")
    expect(chips(page)).to_have_count(0)


def test_the_caller_can_be_typed_at_once(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/")
    page.keyboard.type("6396281335")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("00877")
