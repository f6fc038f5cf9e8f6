"""The customers' list while SourceHub is read for the first time."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from customers.models import Direction, Outcome, Sweep
from tests.browser.conftest import Enter
from tests.browser.finding import rows
from tests.customers.factory import make_customers

A_ROUND = 2_100  # milliseconds: the list asks again every two seconds


@pytest.fixture
def sweep(transactional_db: None) -> Sweep:
    """A sweep that has seen half of a list of 40."""
    make_customers(20)
    return Sweep.objects.create(
        direction=Direction.FORWARD,
        checked_at=timezone.now(),
        total=40,
        distinct_seen=20,
    )


def finish(sweep: Sweep) -> None:
    make_customers(20, start=21)
    sweep.outcome, sweep.finished_at = Outcome.COMPLETE, timezone.now()
    sweep.save()


def test_the_bar_and_the_rows_grow_by_themselves(
    page: Page, sweep: Sweep, enter: Enter
) -> None:
    page.clock.install()
    enter("sales", "/customers/")
    bar = page.get_by_role("progressbar", name="20 of 40")
    expect(bar).to_have_js_property("value", 0.5)
    expect(rows(page)).to_have_count(20)

    make_customers(4, start=21)
    Sweep.objects.update(distinct_seen=24)
    page.clock.run_for(A_ROUND)
    bar = page.get_by_role("progressbar", name="24 of 40")
    expect(bar).to_have_js_property("value", 0.6)
    expect(rows(page)).to_have_count(24)


def test_the_bar_goes_and_nothing_is_asked_any_more_when_the_sweep_is_through(
    page: Page, sweep: Sweep, enter: Enter
) -> None:
    page.clock.install()
    enter("sales", "/customers/")
    expect(page.get_by_role("progressbar")).to_be_visible()
    finish(sweep)
    page.clock.run_for(A_ROUND)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_text("Customers: current, just now")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("40 customers")

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(5 * A_ROUND)
    page.evaluate("() => fetch('/static/favicon.svg')")  # after whatever else is asked
    assert [urlsplit(address).path for address in asked] == ["/static/favicon.svg"]


def test_the_first_rows_come_to_a_page_that_had_none(page: Page, enter: Enter) -> None:
    page.clock.install()
    enter("sales", "/customers/")
    expect(page.get_by_role("heading", name="No customers yet")).to_be_visible()
    make_customers(3)
    page.clock.run_for(A_ROUND)
    expect(rows(page)).to_have_count(3)
