"""Columns, views and the way through a list, under somebody's hands."""

from playwright.sync_api import Page, expect

from accounts.models import User
from customers.models import SavedView
from tests.browser.conftest import Check, Enter
from tests.browser.finding import expect_whole, rows, title
from tests.browser.variants import on_a_phone, on_desktop_and_phone, without_javascript
from tests.sandbox_process import SandboxProcess


def keep_views(count: int, *, name: str = "A view with quite a long name") -> None:
    owner = User.objects.get()
    SavedView.objects.bulk_create(
        SavedView(owner=owner, name=f"{name} {number}", query=f"q={number}")
        for number in range(count)
    )


def test_columns_are_chosen_and_moved_by_keyboard(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    panel = page.locator("summary", has_text="Columns")
    panel.focus()
    page.keyboard.press("Enter")
    up = page.get_by_role("button", name="Move City up")
    up.focus()
    page.keyboard.press("Enter")
    boxes = page.get_by_role("group", name="Columns").get_by_role("checkbox")
    expect(boxes.nth(1)).to_have_attribute("value", "city")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(boxes.nth(0)).to_have_attribute("value", "city")
    page.get_by_role("checkbox", name="Phone", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("City")
    expect(page.get_by_role("columnheader")).to_have_count(7)
    expect(page).to_have_url(
        "/customers/?columns=name,city,contact,state,gst_treatment,status,approval"
    )


@without_javascript
def test_columns_are_chosen_without_javascript(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?status=Active")
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("link", name="Choose columns").click()
    expect_whole(page, "Columns of the customers")
    page.get_by_role("button", name="Move City up").click()
    page.get_by_role("checkbox", name="GSTIN").check()
    page.get_by_role("button", name="Remember for me").click()
    expect_whole(page, "Customers")
    expect(page.get_by_role("columnheader").nth(2)).to_contain_text("City")
    page.goto("/customers/")
    expect(page.get_by_role("columnheader").last).to_contain_text("GSTIN")


@on_desktop_and_phone
def test_a_list_is_kept_and_opened_by_its_tab(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("manager", "/customers/?approval=rejected")
    page.locator("summary", has_text="Views").click()
    page.get_by_label("Save this list as").fill("Rejected ones")
    expect_no_axe_findings(page)
    page.get_by_role("button", name="Save", exact=True).click()
    tab = page.get_by_role("navigation", name="Views").get_by_role(
        "link", name="Rejected ones"
    )
    expect(tab).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="All", exact=True).click()
    expect(rows(page)).to_have_count(25)
    tab.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(6)
    expect_no_axe_findings(page)


def test_a_changed_list_offers_to_keep_the_change(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?approval=rejected")
    page.locator("summary", has_text="Views").click()
    page.get_by_label("Save this list as").fill("Mine")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Search", exact=True).press_sequentially("a")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("“Mine” is kept as it is now.")).to_be_visible()
    assert SavedView.objects.get().query == "approval=rejected&q=a"


@on_a_phone
def test_many_tabs_scroll_inside_their_strip(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("manager", "/customers/")
    keep_views(8)
    page.reload()
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width == 390
    strip = page.get_by_role("navigation", name="Views")
    assert strip.evaluate("strip => strip.scrollWidth > strip.clientWidth")
    box = strip.get_by_role("link").first.bounding_box()
    assert box is not None
    assert box["height"] >= 44


@on_desktop_and_phone
def test_axe_finds_nothing_where_views_and_columns_are_kept(
    page: Page, mirror: SandboxProcess, enter: Enter, expect_no_axe_findings: Check
) -> None:
    enter("manager", "/customers/")
    keep_views(7, name="View")
    page.reload()
    expect_no_axe_findings(page)
    page.locator("summary", has_text="Columns").click()
    expect(page.get_by_role("checkbox", name="Company phone")).to_be_visible()
    expect_no_axe_findings(page)
    page.goto("/customers/views/")
    page.locator("summary", has_text="Rename").first.click()
    expect_no_axe_findings(page)
    for address in ("columns/", "save/?in=q%3Dx"):
        page.goto(f"/customers/views/{address}")
        expect_no_axe_findings(page)


@on_desktop_and_phone
def test_one_goes_through_the_list_and_back_to_the_row(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?sort=-city&page=2")
    names = rows(page).all_inner_texts()
    rows(page).nth(3).get_by_role("link").click()
    page.wait_for_load_state("networkidle")  # the orders are written down as they come
    page.get_by_role("link", name="Next").click()
    expect(title(page)).to_have_text(names[4])
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Previous").click()
    expect(title(page)).to_have_text(names[3])
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Back to the list").click()
    expect(page.locator("tr:target th")).to_have_text(names[3])
    expect(page.locator("tr:target")).to_be_in_viewport()
    expect(rows(page)).to_have_text(names)


def test_a_menu_above_the_list_opens_beside_the_sections_not_over_them(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    for word in ("Views", "Columns"):
        page.locator("summary", has_text=word).click()
        panel = page.locator("details[open] .facet__panel").bounding_box()
        content = page.locator("#content").bounding_box()
        assert panel is not None
        assert content is not None
        assert panel["x"] >= content["x"]
        page.locator("summary", has_text=word).click()
