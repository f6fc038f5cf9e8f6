"""How the tests find what people see."""

import re

from playwright.sync_api import Locator, Page, expect


def rows(page: Page) -> Locator:
    """The names in the customers' table."""
    return page.get_by_role("rowheader")


def chips(page: Page) -> Locator:
    """The active filters; they come with the rows."""
    return page.get_by_role("list", name="Active filters")


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def open_facet(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).click()


def tick(page: Page, *, facet: str, value: str) -> None:
    """Ticks a value and waits until the list is that of it."""
    open_facet(page, facet)
    counted = re.compile(rf"^{value} \([\d,]+\)$")
    page.get_by_role("group", name=facet).get_by_label(counted).check()
    expect(chips(page)).to_contain_text(f"{facet}: {value}")


def type_into_search(page: Page, text: str) -> None:
    """Types as people do, and waits until the list is that of it."""
    page.get_by_label("Search", exact=True).press_sequentially(text)
    expect(chips(page)).to_contain_text(f"Search: {text}")


def sort_by(page: Page, column: str) -> None:
    """Clicks a header and waits until the list is sorted by it."""
    header = page.locator("th", has=page.get_by_role("link", name=column, exact=True))
    before = header.get_attribute("aria-sort")
    header.get_by_role("link").click()
    after = "descending" if before == "ascending" else "ascending"
    expect(header).to_have_attribute("aria-sort", after)


def expect_whole(page: Page, heading: str) -> None:
    """Expects a page with all around it, and not a part that stands alone."""
    expect(title(page)).to_have_text(heading)
    expect(page.get_by_role("navigation", name="Portal")).to_be_visible()
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page).to_have_title(f"{heading} · SourceHub Portal")
