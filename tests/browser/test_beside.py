"""The look-up in a small window beside a help desk, as a telephony system opens it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.variants import without_javascript
from tests.sandbox_process import SandboxProcess

FOUND = "/orders/?phone=6396281335"
WINDOWS = [(420, 640), (390, 844)]


def resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


def foot_of_the_first_status(page: Page) -> float:
    """How far below the window's top the first order's status ends, in pixels."""
    box = page.locator(".order__head .badge").first.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_first_order_is_seen_without_scrolling(
    page: Page, mirror: SandboxProcess, enter: Enter, width: int, height: int
) -> None:
    resize(page, width, height)
    enter("manager", FOUND)
    expect(page.locator(".order")).to_have_count(2)
    assert foot_of_the_first_status(page) <= height


@without_javascript
def test_the_first_order_is_seen_without_scripts(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    resize(page, 420, 640)
    enter("manager", FOUND)
    assert foot_of_the_first_status(page) <= 640
    page.get_by_text("Narrow down").click()
    expect(page.get_by_label("From", exact=True)).to_be_visible()


def test_what_narrows_the_list_is_reached_in_order_by_keyboard(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    resize(page, 420, 640)
    enter("manager", FOUND)
    page.get_by_label("Phone, name or number", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Narrow down")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("From", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    "more", ["from=2021-06-09", "to=1999-12-31", "status=Shipment+Created", "find=neck"]
)
def test_what_is_asked_for_is_not_folded_away(
    page: Page, mirror: SandboxProcess, enter: Enter, more: str
) -> None:
    resize(page, 420, 640)
    enter("manager", f"{FOUND}&{more}")
    expect(page.get_by_label("From", exact=True)).to_be_visible()


def test_the_sums_are_one_click_away(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    resize(page, 420, 640)
    enter("manager", FOUND)
    expect(page.get_by_text("Total tax", exact=True)).to_be_hidden()
    page.get_by_text("Totals", exact=True).click()
    expect(page.get_by_text("Total tax", exact=True)).to_be_visible()


def test_a_wide_window_folds_nothing(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("manager", FOUND)
    expect(page.get_by_label("From", exact=True)).to_be_visible()
    expect(page.get_by_label("In products and numbers")).to_be_visible()
    expect(page.get_by_text("Total tax", exact=True)).to_be_visible()
    expect(page.get_by_text("Narrow down")).to_be_hidden()
