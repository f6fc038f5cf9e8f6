from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.variants import on_a_phone, without_javascript


def test_the_first_tab_stop_skips_to_the_content(page: Page, sign_in: SignIn) -> None:
    sign_in("sales")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_stroke_goes_to_the_search_field(page: Page, sign_in: SignIn) -> None:
    sign_in("sales")
    page.keyboard.press("/")
    field = page.get_by_label("Phone number of a caller")
    expect(field).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


def test_escape_closes_the_account_menu_and_keeps_the_focus(
    page: Page, sign_in: SignIn
) -> None:
    sign_in("sales")
    menu = page.locator("summary", has_text="sales")
    menu.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_click_beside_the_account_menu_closes_it(page: Page, sign_in: SignIn) -> None:
    sign_in("sales")
    page.locator("summary", has_text="sales").click()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()


@without_javascript
def test_signing_in_and_out_needs_no_javascript(page: Page, sign_in: SignIn) -> None:
    sign_in("support")
    page.locator("summary", has_text="support").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@on_a_phone
def test_the_sections_are_large_enough_to_touch(page: Page, sign_in: SignIn) -> None:
    sign_in("manager")
    for link in page.get_by_role("navigation", name="Portal").get_by_role("link").all():
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_nav_shows_a_manager_the_overview(page: Page, sign_in: SignIn) -> None:
    sign_in("manager")
    links = page.get_by_role("navigation", name="Portal").get_by_role("link")
    expect(links).to_have_text(["Overview", "Customers", "Orders", "Status"])
    expect(links.first).to_have_attribute("aria-current", "page")


def test_nav_hides_from_sales_what_they_may_not_open(
    page: Page, sign_in: SignIn
) -> None:
    sign_in("sales")
    links = page.get_by_role("navigation", name="Portal").get_by_role("link")
    expect(links).to_have_text(["Customers", "Orders", "Status"])
