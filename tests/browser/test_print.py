"""On paper."""

import re

from django.db.models import Count
from django.utils import timezone
from playwright.sync_api import Page, expect

from orders.models import Change, Order
from tests.browser.conftest import Enter
from tests.browser.finding import expect_whole
from tests.sandbox_process import SandboxProcess

A4 = b"/MediaBox [0 0 594.95996 841.91998]"


def test_an_order_prints_on_one_a4_page(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/?phone=6396281335")
    page.goto("/orders/886/")
    expect_whole(page, "Order 00877")
    assert printed(page) == [A4]


def test_an_order_of_seven_lines_prints_on_one_a4_page(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/?phone=6807949575")
    order = Order.objects.annotate(count=Count("lines")).filter(count=7).first()
    assert order
    page.goto(order.get_absolute_url())
    expect_whole(page, f"Order {order.number}")
    assert printed(page) == [A4]


def test_a_long_history_stays_on_the_screen(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/?phone=6396281335")
    order, seen_at = Order.objects.get(pk=886), timezone.now()
    Change.objects.bulk_create(
        Change(order=order, field="status", before=str(each), seen_at=seen_at)
        for each in range(60)
    )
    page.goto("/orders/886/")
    expect_whole(page, "Order 00877")
    expect(page.get_by_text("No status, 59 before")).to_be_visible()
    assert printed(page) == [A4]


def printed(page: Page) -> list[bytes]:
    """The format of each sheet."""
    paper = page.pdf(prefer_css_page_size=True)
    return re.findall(rb"/Type /Page\b.*?(/MediaBox \[[^\]]*\])", paper, re.DOTALL)
