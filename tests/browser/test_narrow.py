"""Nothing scrolls sideways on the narrowest screen that people have."""

from collections.abc import Iterable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter, SignIn
from tests.browser.test_accessibility import EMPTY, FILLED, Place
from tests.browser.trouble import Trouble
from tests.sandbox_process import SandboxProcess

NARROW = 320


def widths(page: Page, places: Iterable[Place]) -> dict[str, int]:
    """How wide each of these pages is."""
    page.set_viewport_size({"width": NARROW, "height": 640})
    found = {}
    for place in places:
        page.goto(place.address)
        expect(page.get_by_role("main")).to_contain_text(place.shows)
        found[place.address] = _width(page)
    return found


def _width(page: Page) -> int:
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


def test_no_page_with_data_scrolls_sideways(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("manager", "/")
    found = widths(page, FILLED.values())
    assert found == dict.fromkeys(found, NARROW)


def test_no_page_without_data_scrolls_sideways(page: Page, enter: Enter) -> None:
    enter("manager", "/")
    found = widths(page, EMPTY.values())
    assert found == dict.fromkeys(found, NARROW)


def test_an_order_does_not_scroll_sideways(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 640})
    enter("support", "/orders/?phone=6396281335")
    page.get_by_role("link", name="Full order 00877").click()
    expect(page.get_by_text("Order 00877 in full")).to_be_visible()
    assert _width(page) == NARROW
    page.goto("/orders/886/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Order 00877")
    assert _width(page) == NARROW


def test_the_sign_in_and_the_error_pages_do_not_scroll_sideways(
    page: Page, sign_in: SignIn, trouble: Trouble
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.goto("/accounts/login/")
    assert _width(page) == NARROW
    page.goto("/nowhere/")
    assert _width(page) == NARROW
    sign_in("sales")
    page.goto("/overview/")
    expect(page.get_by_role("main")).to_contain_text("You may not see this page")
    assert _width(page) == NARROW
    trouble["console"].clear()  # the browser reports the 404 and the 403
