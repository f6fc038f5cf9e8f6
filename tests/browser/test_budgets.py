"""The portal stays light. What a browser receives is counted by the browser itself.

The server here sends as one in production does: static files as `collectstatic` makes
them, compressed by WhiteNoise beforehand, and pages compressed on their way.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django_htmx
import pytest
from django.conf import settings as portal
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Enter
from tests.sandbox_process import SandboxProcess

KB = 1024
OURS = portal.BASE_DIR / "static"


@dataclass
class Traffic:
    """The requests of a page, and the bytes of their answers with all headers."""

    addresses: list[str] = field(default_factory=list)
    received: int = 0


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The static files that pages ask for, as `collectstatic` leaves them."""
    whitenoise = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STATICFILES_DIRS=[OURS, Path(django_htmx.__file__).parent / "static"],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES=portal.STORAGES | {"staticfiles": {"BACKEND": whitenoise}},
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture
def live_server(deployed: None, transactional_db: None) -> Iterator[LiveServer]:
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = _left_to_whitenoise  # type: ignore[assignment]  # any WSGI middleware will do
    server.start()
    yield server
    server.stop()


def _left_to_whitenoise(application: Any) -> Any:
    return application


@pytest.fixture
def traffic(page: Page) -> Traffic:
    """What the page asks for and receives from now on."""
    noted = Traffic()

    def note_received(event: dict[str, Any]) -> None:
        noted.received += int(event["encodedDataLength"])

    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", note_received)
    page.on("request", lambda request: noted.addresses.append(request.url))
    return noted


def test_the_first_visit_of_the_list_is_light(
    page: Page, mirror: SandboxProcess, enter: Enter, traffic: Traffic
) -> None:
    enter("manager", "/customers/")
    page.wait_for_load_state("networkidle")
    assert 4 <= len(traffic.addresses) <= 6
    assert 10 * KB < traffic.received <= 40 * KB


def test_the_first_visit_of_the_overview_is_light(
    page: Page, mirror: SandboxProcess, enter: Enter, traffic: Traffic
) -> None:
    enter("manager", "/overview/")
    page.wait_for_load_state("networkidle")
    assert 10 * KB < traffic.received <= 50 * KB


def test_the_list_s_html_is_light(
    page: Page, mirror: SandboxProcess, enter: Enter, traffic: Traffic
) -> None:
    enter("manager", "/customers/")
    page.wait_for_load_state("networkidle")
    traffic.received = 0
    page.reload()  # the other files are in the browser's cache by now
    page.wait_for_load_state("networkidle")
    assert 2 * KB < traffic.received <= 8 * KB


def test_a_page_of_25_rows_has_few_elements(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("manager", "/customers/?page=2")
    expect(page.get_by_role("rowheader")).to_have_count(25)
    assert page.evaluate("() => document.querySelectorAll('*').length") <= 800


def test_a_second_visit_fetches_nothing_but_the_page(
    page: Page, mirror: SandboxProcess, enter: Enter, traffic: Traffic
) -> None:
    enter("manager", "/customers/")
    page.wait_for_load_state("networkidle")
    cached: list[bool] = []
    page.on(
        "response", lambda answer: cached.append("immutable" in str(answer.headers))
    )
    page.goto("/customers/?page=2")
    page.wait_for_load_state("networkidle")
    assert cached.count(False) == 1


def test_the_styles_are_small() -> None:
    assert (OURS / "app.css").stat().st_size <= 20 * KB


def test_our_own_scripts_are_small() -> None:
    scripts = [path.read_bytes() for path in OURS.rglob("*.js")]
    assert scripts
    assert sum(len(gzip.compress(script)) for script in scripts) <= 3 * KB
