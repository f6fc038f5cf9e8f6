"""A browser that works as a person does, and fails on what a person would not see.

Chromium comes from Debian, never from the network. A console message, an error in a
script or a request to another machine fails the test in which it happens.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypedDict

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, Request, expect

from tests.browser.variants import VARIANTS
from tests.conftest import missing

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    }
}
PASSWORD = "a sentence nobody guesses"

# Playwright keeps an event loop in this thread, which Django takes for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def chromium() -> Path:
    """The browser; without it the tests are skipped, or fail where it is required."""
    if not CHROMIUM.exists():
        missing("browser", str(CHROMIUM))
    return CHROMIUM


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chromium: Path
) -> dict[str, Any]:
    return browser_type_launch_args | {
        "executable_path": str(chromium),
        "args": SWITCHES,
    }


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> dict[str, Any]:
    """A person's browser in India: the variant's screen, else a desktop in light."""
    variant = getattr(request, "param", VARIANTS["desktop-light"])
    return browser_context_args | {
        "locale": "en-IN",
        "timezone_id": "Asia/Kolkata",
        "reduced_motion": "reduce",
        **variant,
    }


class Trouble(TypedDict):
    console: list[str]
    script: list[str]
    elsewhere: list[str]


@pytest.fixture
def trouble() -> Trouble:
    """What went wrong unseen; a test that provokes some of it clears that list."""
    return Trouble(console=[], script=[], elsewhere=[])


@pytest.fixture
def page(page: Page, live_server: Any, trouble: Trouble) -> Iterator[Page]:
    """A page that fails its test on whatever `trouble` holds in the end."""

    def note_elsewhere(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:")):
            trouble["elsewhere"].append(request.url)

    page.on("console", lambda message: trouble["console"].append(message.text))
    page.on("pageerror", lambda error: trouble["script"].append(str(error)))
    page.on("request", note_elsewhere)
    yield page
    assert trouble == Trouble(console=[], script=[], elsewhere=[])


@pytest.fixture
def sign_in(
    page: Page, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Sign in as somebody of a role, through the form, as they would."""
    monkeypatch.setenv("PORTAL_PASSWORD", PASSWORD)

    def as_role(role: str) -> None:
        call_command("create_user", role, "--role", role)
        page.goto(f"{live_server.url}/accounts/login/")
        page.get_by_label("Username").fill(role)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("navigation", name="Portal")).to_be_visible()
        page.wait_for_load_state()  # deferred scripts have run

    return as_role


@pytest.fixture
def expect_no_axe_findings() -> Callable[[Page], None]:
    """Check a page against WCAG 2.2 AA and the best practices, as far as axe can."""

    def check(page: Page) -> None:
        found = Axe().run(page, options=RULES).response["violations"]
        assert [
            f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]
        ] == []

    return check
