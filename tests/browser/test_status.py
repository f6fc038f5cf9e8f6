"""The status page and what is held, as people meet them in a browser."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from customers.models import Hold, Lease, Outcome, Sweep
from tests.browser.conftest import Check, Enter
from tests.browser.finding import rows
from tests.browser.variants import on_desktop_and_phone, without_javascript
from tests.overview.standing import breaker_open, held, key_refused, swept
from tests.sandbox_process import SandboxProcess

A_ROUND = 5_100  # milliseconds: the page asks again every five seconds


@pytest.fixture(autouse=True)
def sourcehub(settings: Settings, transactional_db: None) -> None:
    """A SourceHub that nobody asks here."""
    settings.SOURCEHUB_API_URL = "https://sourcehub.test/api"
    settings.SOURCEHUB_API_KEY = "any"


@on_desktop_and_phone
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (breaker_open, "SourceHub does not answer just now"),
        (key_refused, "SourceHub refuses the portal's key"),
        (held, "A removal waits for your decision"),
    ],
    ids=["outage", "key", "hold"],
)
def test_axe_finds_nothing_while_something_is_wrong(
    page: Page,
    enter: Enter,
    expect_no_axe_findings: Check,
    wrong: Callable[[], object],
    told: str,
) -> None:
    swept(minutes=130)
    swept(Outcome.INCOMPLETE, minutes=5, reason="SourceHub did not answer in time.")
    wrong()
    enter("manager", "/status/")
    expect(page.get_by_text(told).first).to_be_visible()
    expect_no_axe_findings(page)
    page.goto("/orders/")
    expect(page.get_by_text("Who is calling?")).to_be_visible()
    expect_no_axe_findings(page)


@on_desktop_and_phone
def test_axe_finds_nothing_on_what_is_held_and_nothing_scrolls_sideways(
    page: Page, enter: Enter, expect_no_axe_findings: Check
) -> None:
    hold = held(30)
    enter("manager", f"/status/held/{hold.pk}/")
    expect(rows(page)).to_have_count(25)
    expect_no_axe_findings(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


def _accept(page: Page, enter: Enter) -> None:
    """From a manager's first page to the acceptance."""
    held(30)
    enter("manager", "/overview/")
    page.get_by_role("link", name="Look at them and decide").click()
    page.get_by_role("link", name="Next").click()
    expect(rows(page)).to_have_count(5)
    page.get_by_label("I am sure that SourceHub removed these 30 customers").check()
    page.get_by_role("button", name="Accept the removal").click()
    expect(page.get_by_text("manager accepted this just now")).to_be_visible()
    assert Hold.objects.accepted().get().accepted_by == "manager"


def test_a_manager_accepts_a_removal(page: Page, enter: Enter) -> None:
    _accept(page, enter)


@without_javascript
def test_a_removal_is_accepted_without_javascript(page: Page, enter: Enter) -> None:
    _accept(page, enter)


def test_nothing_is_sent_before_the_manager_is_sure(page: Page, enter: Enter) -> None:
    hold = held(30)
    enter("manager", f"/status/held/{hold.pk}/")
    page.get_by_role("button", name="Accept the removal").click()
    expect(page.get_by_role("checkbox")).to_be_focused()
    assert Hold.objects.open().exists()


def test_the_page_follows_a_sweep_and_is_quiet_after_it(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    sweep = swept(Outcome.RUNNING, minutes=0, total=1000, distinct_seen=250)
    _take_the_lease()
    page.clock.install()
    enter("support", "/status/")
    expect(page.get_by_role("progressbar", name="250 of 1,000")).to_be_visible()
    Sweep.objects.filter(pk=sweep.pk).update(distinct_seen=500)
    page.clock.run_for(A_ROUND)
    expect(page.get_by_role("progressbar", name="500 of 1,000")).to_be_visible()

    Sweep.objects.filter(pk=sweep.pk).update(
        outcome=Outcome.COMPLETE, finished_at=sweep.checked_at, fetched=98_765
    )
    page.clock.run_for(A_ROUND)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_role("cell", name="98,765")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(5 * A_ROUND)
    page.evaluate("() => fetch('/static/favicon.svg')")
    assert [urlsplit(address).path for address in asked] == ["/static/favicon.svg"]


def _take_the_lease() -> None:
    """As a sweep on another machine holds it: nobody here can see whether it lives."""
    later = timezone.now() + timedelta(minutes=2)
    Lease.objects.update_or_create(
        name="customers", defaults={"expires_at": later, "holder": "elsewhere"}
    )
