"""A caller waits while SourceHub is slow: what is stored is there at once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from orders.models import Change, LookUp, Order
from tests.browser.conftest import Enter
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess

FOUND = "/orders/?phone=6396281335"
ASKING = "Asking SourceHub now…"


@pytest.fixture
def looked_up(page: Page, mirror: SandboxProcess, enter: Enter) -> SandboxProcess:
    """Somebody looked the caller up two hours ago, when an order was still placed."""
    enter("support", FOUND)
    expect(page.get_by_role("main")).to_contain_text("Asked SourceHub just now")
    then = timezone.now() - timedelta(hours=2)
    LookUp.objects.update(asked_at=then, succeeded_at=then)
    raw = Order.objects.get(number="00865").raw
    Order.objects.filter(number="00865").update(
        raw=raw.replace("Shipment Created", "Placed")
    )
    Order.objects.update(observed_at=then, first_seen_at=then)
    return mirror


@on_desktop_and_phone
def test_the_copy_is_there_until_sourcehub_has_answered(
    page: Page, looked_up: SandboxProcess
) -> None:
    looked_up.control(latency_ms=1_500)
    page.goto(FOUND)
    main = page.get_by_role("main")
    expect(main).to_contain_text("This is what the portal kept, asked for 2 hours ago")
    expect(main).to_contain_text(ASKING)
    expect(main.get_by_role("link", name="00865", exact=True)).to_be_visible()

    expect(main).to_contain_text("Asked SourceHub just now")
    expect(main).not_to_contain_text(ASKING)
    expect(main.get_by_text(re.compile("1 changed"))).to_be_visible()
    expect(main.get_by_text("Shipment Created, Placed before")).to_be_visible()
    expect(page).to_have_url(FOUND)
    assert Change.objects.get().since is not None


def test_the_answer_is_there_until_sourcehub_has_been_asked_again(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", FOUND)
    ask_again = page.get_by_role("link", name="Ask again")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Asked SourceHub just now")
    page.reload()
    mirror.control(latency_ms=1_500)
    ask_again.click()
    expect(main).to_contain_text(ASKING)
    expect(main.get_by_role("link", name="00865", exact=True)).to_be_visible()

    expect(main).to_contain_text("Asked SourceHub just now")
    expect(main).not_to_contain_text(ASKING)
    expect(ask_again).to_have_count(0)


def test_a_sourcehub_that_fails_leaves_the_copy(
    page: Page, looked_up: SandboxProcess
) -> None:
    looked_up.control(names=["status-500"])
    page.goto(FOUND)
    main = page.get_by_role("main")

    expect(main).to_contain_text("There is no answer from SourceHub now")
    expect(main.get_by_role("link", name="00865", exact=True)).to_be_visible()


def test_the_field_keeps_the_focus_while_the_answer_comes(
    page: Page, looked_up: SandboxProcess
) -> None:
    looked_up.control(latency_ms=1_500)
    page.goto(FOUND)
    field = page.get_by_label("In products and numbers")
    field.fill("neck")

    expect(page.get_by_role("main")).to_contain_text("Asked SourceHub just now")
    expect(field).to_be_focused()
    expect(field).to_have_value("neck")


def test_what_came_first_of_all_can_be_narrowed(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/")
    mirror.control(latency_ms=1_500)
    page.goto(FOUND)
    expect(page.get_by_role("main")).to_contain_text(ASKING)

    status = page.get_by_label("Status", exact=True)
    expect(status.locator("option")).to_have_text(["Any", "Shipment Created (2)"])
    page.get_by_label("In products and numbers").fill("00877")
    page.get_by_role("button", name="Find orders").click()
    expect(page.get_by_text("1 order", exact=True)).to_be_visible()
