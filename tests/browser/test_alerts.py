"""What is said when a part of a page cannot be loaded."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Enter, SignIn
from tests.browser.finding import rows, sort_by
from tests.browser.trouble import Trouble
from tests.sandbox_process import SandboxProcess

PART = "**/customers/?sort=*"


def broken(route: Route) -> None:
    route.fulfill(status=500, body="<h1>Something went wrong</h1>")


def without_database(route: Route) -> None:
    route.fulfill(status=503, body="The portal's own database does not answer.")


def unreachable(route: Route) -> None:
    route.abort("connectionrefused")


def test_a_part_that_fails_is_said_and_leaves_the_page_as_it_was(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    enter("sales", "/customers/")
    before = rows(page).all_inner_texts()
    page.route(PART, broken)
    page.get_by_role("columnheader").get_by_role("link", name="City").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The portal could not load this part.")
    expect(alert).to_contain_text("What you see is as it was before.")
    expect(rows(page)).to_have_text(before)
    expect(page).to_have_url("/customers/")
    trouble["console"].clear()  # the browser and htmx report the failure we made


def test_a_database_that_fails_is_said(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    enter("sales", "/customers/")
    page.route(PART, without_database)
    page.get_by_role("columnheader").get_by_role("link", name="City").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The portal's own database does not answer.")
    expect(alert).to_contain_text("Nothing was lost.")
    trouble["console"].clear()


def test_a_portal_out_of_reach_is_said(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    enter("sales", "/customers/")
    page.route(PART, unreachable)
    page.get_by_role("columnheader").get_by_role("link", name="City").click()
    expect(page.get_by_role("alert")).to_contain_text("The portal cannot be reached.")
    trouble["console"].clear()


def test_the_message_goes_with_the_next_try(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    enter("sales", "/customers/")
    page.route(PART, broken, times=1)
    page.get_by_role("columnheader").get_by_role("link", name="City").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    sort_by(page, "City")
    expect(page.get_by_role("alert")).to_be_empty()
    trouble["console"].clear()


def test_a_session_that_ended_leads_through_sign_in_back_to_the_page(
    page: Page, mirror: SandboxProcess, sign_in: SignIn, trouble: Trouble
) -> None:
    sign_in("sales")
    page.goto("/customers/?approval=rejected")
    Session.objects.all().delete()
    page.get_by_role("columnheader").get_by_role("link", name="City").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.get_by_role("navigation")).to_have_count(0)
    page.get_by_label("Username").fill("sales")
    page.get_by_label("Password").fill("a sentence nobody guesses")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url("/customers/?approval=rejected")
    expect(rows(page)).to_have_count(6)
    trouble["console"].clear()  # the browser reports the 401


def test_it_is_seen_from_the_end_of_a_long_list(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    enter("sales", "/customers/")
    page.route("**/customers/?page=*", unreachable)
    page.get_by_role("link", name="Next").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The portal cannot be reached.")
    expect(alert).to_be_in_viewport(ratio=1)
    trouble["console"].clear()
