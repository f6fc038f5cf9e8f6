"""What opens stays in sight: where it was scrolled to, and within the window."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess


def opened(page: Page, summary: str) -> Locator:
    details = page.locator("details.facet").filter(
        has=page.locator("summary", has_text=summary)
    )
    details.locator("summary").click()
    return details.locator(".facet__panel")


@on_desktop_and_phone
def test_ticking_does_not_scroll_the_choice(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    panel = opened(page, "State")
    panel.evaluate("panel => { panel.scrollTop = 150; }")
    with page.expect_response("**/customers/?**"):
        panel.get_by_role("checkbox").nth(7).check()
    expect(page.locator("#summary-state")).to_contain_text("1 chosen")
    expect(page.get_by_role("main").locator("[aria-busy]")).to_have_count(0)
    assert panel.evaluate("panel => panel.scrollTop") == 150


@pytest.mark.parametrize("width", [1024, 1366])
@pytest.mark.parametrize(
    ("address", "summary"),
    [
        ("/customers/", "State"),
        ("/customers/", "City"),
        ("/orders/?phone=6396281335", "Export orders"),
    ],
)
def test_what_opens_is_within_the_window(
    page: Page,
    mirror: SandboxProcess,
    enter: Enter,
    address: str,
    summary: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    enter("manager", address)
    box = opened(page, summary).bounding_box()
    assert box
    assert 0 <= box["x"] <= width - box["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_age_grows_while_the_page_is_open(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    page.clock.install()
    enter("support", "/orders/?phone=6396281335")
    age = page.get_by_role("main").locator("time", has_text="just now")
    expect(age).to_be_visible()
    page.clock.fast_forward("02:30")
    expect(page.get_by_text("Asked SourceHub 2 minutes ago")).to_be_visible()


def test_escape_closes_what_was_left_open(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    panel = opened(page, "State")
    page.locator("[data-search]").focus()
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
