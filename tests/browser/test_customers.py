"""The customers' list under somebody's hands."""

from collections import Counter

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter
from tests.browser.finding import (
    chips,
    open_facet,
    rows,
    sort_by,
    tick,
    type_into_search,
)
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess


def cells(page: Page, label: str) -> Locator:
    return page.locator(f'td[data-label="{label}"]')


@on_desktop_and_phone
def test_typing_narrows_the_list(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    type_into_search(page, "arobit")
    expect(rows(page)).to_have_text(["Arobit Business Solutions Pvt Ltd"])
    expect(page.get_by_role("status")).to_have_text("1 of 200 customers")
    expect(page).to_have_url("/customers/?q=arobit")


def test_a_facet_narrows_the_list_and_says_how_many_there_will_be(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    tick(page, facet="Approval", value="Rejected")
    expect(cells(page, "Approval")).to_have_text(["Rejected"] * 6)
    expect(page.get_by_role("status")).to_have_text("6 of 200 customers")
    expect(page).to_have_url("/customers/?q=&approval=rejected")


def test_two_values_of_a_facet_widen_it(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?per_page=50")
    tick(page, facet="Approval", value="Rejected")
    page.get_by_label("Pending (19)").check()
    expect(rows(page)).to_have_count(25)
    found = Counter(cells(page, "Approval").all_inner_texts())
    assert found == {"Rejected": 6, "Pending": 19}


def test_two_facets_narrow_each_other(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?approval=pending")
    tick(page, facet="Status", value="Active")
    expect(page.get_by_role("status")).to_have_text("16 of 200 customers")
    expect(cells(page, "Status")).to_have_text(["Active"] * 16)
    expect(cells(page, "Approval")).to_have_text(["Pending"] * 16)


def test_removing_a_chip_removes_its_filter_alone(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?approval=rejected&status=Active&sort=-city")
    chips(page).get_by_role("link", name="Remove Status: Active").click()
    expect(page).to_have_url("/customers/?approval=rejected&sort=-city")
    expect(rows(page)).to_have_count(6)
    left = ["Remove Approval: Rejected", "Clear all"]
    expect(chips(page).get_by_role("link")).to_have_text(left)


def test_a_header_sorts_and_says_so(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    sort_by(page, "City")
    sort_by(page, "City")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("City")
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    expect(page).to_have_url("/customers/?sort=-city")
    found = cells(page, "City").all_inner_texts()
    assert found == sorted(found, reverse=True)


@on_desktop_and_phone
def test_turning_the_page_goes_to_the_new_rows(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    before = rows(page).all_inner_texts()
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url("/customers/?page=2")
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
    assert not set(before) & set(rows(page).all_inner_texts())


def test_who_types_while_the_page_turns_goes_on_typing(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    search = page.get_by_label("Search", exact=True)
    page.get_by_role("link", name="Next").evaluate(
        "link => { link.click(); document.getElementById('id_q').focus(); }"
    )
    expect(page).to_have_url("/customers/?page=2")
    expect(search).to_be_focused()


def test_a_header_opens_in_a_tab_of_its_own(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="City").click(modifiers=["Control"])
    expect(opened.value).to_have_url("/customers/?sort=city")
    expect(page).to_have_url("/customers/")


def test_typing_keeps_the_order_and_drops_the_page(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/?sort=-city&page=3")
    type_into_search(page, "traders")
    expect(page).to_have_url("/customers/?q=traders&sort=-city")


def test_an_open_facet_stays_open_while_its_counts_change(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/")
    open_facet(page, "Approval")
    type_into_search(page, "arobit")
    expect(page.get_by_label("Accepted (1)")).to_be_visible()


def test_a_customer_s_page_loads_the_orders_by_itself(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("sales", "/customers/3/")
    expect(page.get_by_role("heading", name="00877")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("testing")
