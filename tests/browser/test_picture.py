"""A sales agent's picture is never a required one."""

import base64

import pytest
from csp.constants import SELF
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django import Settings

from tests.browser.conftest import Enter
from tests.browser.trouble import Trouble
from tests.browser.variants import on_desktop_and_phone
from tests.orders.factory import answer, keep, make_order
from tests.sandbox_process import SandboxProcess

HOST = "pictures.example"
DOT = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")


@pytest.fixture(autouse=True)
def _allowed(settings: Settings) -> None:
    settings.PORTAL_AVATAR_HOSTS = [HOST]
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": policy | {"img-src": [SELF, f"https://{HOST}"]}
    }


def keep_an_order() -> None:
    agent = {"id": 4, "first_name": "Ravi", "avatar": f"https://{HOST}/4.png"}
    keep(answer([make_order(1, salesagent=agent)]))


def picture(page: Page) -> Locator:
    """The agent's; the other is that of who is signed in."""
    return page.get_by_role("main").locator("img.avatar")


def unreachable(page: Page) -> list[str]:
    """The pictures that were asked for in vain."""
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(f"https://{HOST}/**", refuse)
    return asked


def forgiven(trouble: Trouble) -> None:
    """The browser reports what we came for."""
    trouble["console"].clear()
    trouble["elsewhere"].clear()


@on_desktop_and_phone
def test_a_picture_that_does_not_come_leaves_nothing_broken(
    page: Page, enter: Enter, trouble: Trouble
) -> None:
    keep_an_order()
    asked = unreachable(page)
    enter("support", "/orders/1/")
    page.get_by_role("heading", name="Sales agent").scroll_into_view_if_needed()
    expect(picture(page)).to_have_count(0)
    assert asked
    forgiven(trouble)


def test_nor_does_one_in_an_order_opened_in_its_place(
    page: Page, mirror: SandboxProcess, enter: Enter, trouble: Trouble
) -> None:
    keep_an_order()
    asked = unreachable(page)
    enter("support", "/orders/?phone=9845012345")
    page.get_by_role("link", name="Full order 00001").click()
    page.get_by_role("heading", name="Sales agent").scroll_into_view_if_needed()
    expect(picture(page)).to_have_count(0)
    assert asked
    forgiven(trouble)


@on_desktop_and_phone
def test_a_picture_that_comes_is_shown(
    page: Page, enter: Enter, trouble: Trouble
) -> None:
    keep_an_order()
    page.route(
        f"https://{HOST}/**",
        lambda route: route.fulfill(body=DOT, content_type="image/gif"),
    )
    enter("support", "/orders/1/")
    picture(page).scroll_into_view_if_needed()
    expect(picture(page)).to_be_visible()
    expect(picture(page)).to_have_js_property("naturalWidth", 1)
    forgiven(trouble)
