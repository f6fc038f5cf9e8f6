"""One field for whatever a caller says: suggestions, and what opens itself."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.trouble import Trouble
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess

HEADER = "Phone number of a caller"


@on_desktop_and_phone
def test_what_may_be_meant_is_suggested_while_it_is_typed(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    page.get_by_label(HEADER).press_sequentially("63962")
    options = page.locator("#callers option")
    expect(options.first).to_have_attribute("value", "6396281335")
    expect(options.first).to_contain_text("testing")


@on_desktop_and_phone
def test_the_one_customer_of_a_name_leads_to_their_orders(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    page.get_by_label(HEADER).fill("7896GHYO2030256")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/orders/\?phone=6396281335$"))
    expect(page.get_by_role("main")).to_contain_text("00865")


@on_desktop_and_phone
def test_several_customers_are_a_choice_for_the_keyboard(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/?phone=sharma")
    expect(page.get_by_role("heading", name="Which one?")).to_be_visible()
    first = (
        page.get_by_role("main")
        .get_by_role("link", name=re.compile("^Customer "))
        .first
    )
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which one?")).to_be_hidden()


@pytest.mark.parametrize("answer", ["abort", "error"])
def test_a_suggestion_that_does_not_come_is_not_missed(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble, answer: str
) -> None:
    enter("support", "/customers/")
    if answer == "abort":
        page.route("**/orders/suggest/**", lambda route: route.abort())
    else:
        page.route("**/orders/suggest/**", lambda route: route.fulfill(status=500))
    with page.expect_event("requestfinished" if answer == "error" else "requestfailed"):
        page.get_by_label(HEADER).press_sequentially("6396281335")
    expect(page.get_by_role("alert")).to_be_empty()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("00877")
    trouble["console"].clear()  # the browser and htmx report the failure we made
