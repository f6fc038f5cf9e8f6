"""The managers' overview."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.finding import chips, expect_whole
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess


@on_desktop_and_phone
def test_a_manager_begins_with_figures_that_lead_to_their_customers(
    page: Page, mirror: SandboxProcess, sign_in: SignIn
) -> None:
    sign_in("manager")
    expect_whole(page, "Overview")
    page.get_by_role("link", name=re.compile("^Review them")).click()
    expect_whole(page, "Customers")
    expect(page.get_by_role("main")).to_contain_text("19 of 200 customers")
    page.go_back()
    expect_whole(page, "Overview")


def test_a_state_leads_to_the_customers_of_it(
    page: Page, mirror: SandboxProcess, sign_in: SignIn
) -> None:
    sign_in("manager")
    table = page.get_by_role("table", name=re.compile("state", re.IGNORECASE))
    table.get_by_role("link", name="Karnataka").click()
    expect(chips(page)).to_contain_text("State: Karnataka")
    expect(page.get_by_role("main")).to_contain_text("28 of 200 customers")
