"""A browser that works as a person does, and fails on what a person would not see.

Chromium comes from Debian, never from the network. A console message, an error in a
script or a request to another machine fails the test in which it happens.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from customers.afterwards import after
from customers.models import Outcome
from customers.sweep import sweep_customers
from sourcehub_portal.gateway.client import connect
from tests.accounts.people import browser_of
from tests.browser.at_rest import answered
from tests.browser.trouble import Trouble, no_trouble, untroubled
from tests.browser.variants import SCHEMES, VARIANTS
from tests.conftest import TODAY, missing
from tests.sandbox_process import SandboxProcess

Check = Callable[[Page], None]
Enter = Callable[[str, str], None]
SignIn = Callable[[str], None]

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
# In another scheme of colours, only the rules about colours can find something else.
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["cat.color"],
}
CUSTOMERS = 200
PATIENCE = 15_000  # milliseconds, on a machine that does other things as well
PASSWORD = "a sentence nobody guesses"

expect.set_options(timeout=PATIENCE)

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
def at_rest(transactional_db: None) -> Iterator[None]:
    """Between the browser's end and the emptying of the database."""
    with answered():
        yield


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any],
    at_rest: None,
    live_server: LiveServer,
    request: pytest.FixtureRequest,
) -> dict[str, Any]:
    """A person's browser in India: the variant's screen, else a desktop in light."""
    variant = getattr(request, "param", VARIANTS["desktop-light"])
    return browser_context_args | {
        "base_url": live_server.url,
        "locale": "en-IN",
        "timezone_id": "Asia/Kolkata",
        "reduced_motion": "reduce",
        **variant,
    }


@pytest.fixture
def trouble() -> Trouble:
    """What went wrong unseen; a test that provokes some of it clears that list."""
    return no_trouble()


@pytest.fixture
def page(page: Page, live_server: LiveServer, trouble: Trouble) -> Iterator[Page]:
    """A page that fails its test on whatever `trouble` holds in the end."""
    page.set_default_timeout(PATIENCE)
    with untroubled(page, trouble, origin=live_server.url):
        yield page


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxProcess]:
    """Fewer customers than elsewhere: eight pages of the list are enough to turn."""
    with SandboxProcess.start(customers=CUSTOMERS, today=TODAY) as process:
        yield process


@pytest.fixture
def mirror(sandbox: SandboxProcess, transactional_db: None) -> SandboxProcess:
    """The mirror as a real sweep leaves it, with what follows it; returns the SourceHub
    that it shows."""
    sweep = sweep_customers(connect())
    assert sweep.outcome == Outcome.COMPLETE
    after(sweep)
    return sandbox


@pytest.fixture
def sign_in(
    page: Page, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> SignIn:
    """Sign in as somebody of a role, through the form, as they would."""
    monkeypatch.setenv("PORTAL_PASSWORD", PASSWORD)

    def as_role(role: str) -> None:
        call_command("create_user", role, "--role", role)
        page.goto("/accounts/login/")
        page.get_by_label("Username").fill(role)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("navigation", name="Portal")).to_be_visible()
        page.wait_for_load_state()  # deferred scripts have run

    return as_role


@pytest.fixture
def enter(page: Page, live_server: LiveServer, transactional_db: None) -> Enter:
    """Open an address as somebody of a role, who has signed in before."""

    def as_role(role: str, address: str) -> None:
        session = browser_of(role).cookies[settings.SESSION_COOKIE_NAME].value
        name, url = settings.SESSION_COOKIE_NAME, live_server.url
        page.context.add_cookies([{"name": name, "value": session, "url": url}])
        page.goto(address)

    return as_role


@pytest.fixture
def expect_no_axe_findings() -> Check:
    """Check a page against WCAG 2.2 AA and the best practices, in light and dark."""

    def check(page: Page) -> None:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            # What passes is not told, and no sound waited for: half the time.
            options = {
                "runOnly": {"type": "tag", "values": RULES[scheme]},
                "resultTypes": ["violations"],
                "preload": False,
            }
            found = Axe().run(page, options=options).response["violations"]
            assert [
                f"{page.url} {scheme}: {rule['id']}: {node['html']}"
                for rule in found
                for node in rule["nodes"]
            ] == []

    return check
