"""People change their own passwords; the portal sends no mail about them."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, SignIn
from tests.browser.finding import expect_whole

NEXT = "another one that nobody guesses"


def test_a_password_is_changed_and_used(page: Page, sign_in: SignIn) -> None:
    sign_in("sales")
    page.goto("/accounts/password/change/")
    expect_whole(page, "Change your password")
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password:").fill(NEXT)
    page.get_by_label("New password (again)").fill(NEXT)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("successfully changed")).to_be_visible()


def test_who_forgot_the_password_is_sent_to_the_manager(
    page: Page, sign_in: SignIn
) -> None:
    sign_in("sales")
    page.goto("/accounts/password/change/")
    expect(page.get_by_text("Ask your manager for a new one.")).to_be_visible()
    expect(page.get_by_role("link", name="Forgot")).to_have_count(0)
