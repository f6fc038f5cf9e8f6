"""On paper."""

import re

from django.db.models import Count
from django.utils import timezone
from playwright.sync_api import Page, expect

from orders.models import Change, Order
from tests.browser.conftest import Enter
from tests.browser.finding import expect_whole
from tests.orders.factory import answer, customer, invoice, keep, make_order, product
from tests.sandbox_process import SandboxProcess

A4 = b"/MediaBox [0 0 594.95996 841.91998]"
AGENT = {
    "id": 4,
    "first_name": "Mahalakshmi",
    "last_name": "Subramanian",
    "mobile_number": "98450 11223",
    "email": "mahalakshmi.subramanian@example.com",
    "avatar": "https://elsewhere.example/a.png",
}
CITY = {"id": 2, "name": "Bengaluru", "state": {"id": 3, "name": "Karnataka"}}
ADDRESS = {
    "addressline1": "No 12, 4th Cross, 2nd Main Road",
    "addressline2": "Opposite the temple",
    "area": {"id": 1, "name": "Jayanagar", "city": CITY},
    "postalcode": {"id": 4, "code": "560041"},
}


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


def test_an_order_of_one_line_without_invoice_prints_on_one_a4_page(
    page: Page, enter: Enter
) -> None:
    keep(answer([make_order(1, invoices=[])]))
    enter("support", "/orders/1/")
    expect(page.get_by_text("No invoice yet.")).to_be_visible()
    assert printed(page) == [A4]


def test_an_order_of_ten_lines_and_three_invoices_prints_on_one_a4_page(
    page: Page, enter: Enter
) -> None:
    lines = [
        product(id=each, sku=f"SKU-{each:06}", name=f"Gold plated necklace no. {each}")
        for each in range(1, 11)
    ]
    order = make_order(
        1,
        products=lines,
        invoices=[invoice(each) for each in range(1, 4)],
        customer=customer(address=ADDRESS, email="accounts@asha-traders.example"),
        salesagent=AGENT,
        deliveryagent=AGENT,
    )
    keep(answer([order]))
    enter("support", "/orders/1/")
    expect(page.get_by_text("Jayanagar")).to_be_visible()
    expect(page.get_by_text("All 3 invoices")).to_be_visible()
    assert printed(page) == [A4]


def test_a_long_code_stays_within_its_card(page: Page, enter: Enter) -> None:
    long = product(sku="BANGLE-GOLD-PLATED-SET-12-RED", name="Bangles", price=45000)
    keep(answer([make_order(1, products=[long], salesagent=AGENT)]))
    enter("support", "/orders/1/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1046})
    beyond = """tables => tables.filter(table =>
        table.getBoundingClientRect().right
            > table.closest(".card").getBoundingClientRect().right + 1).length"""
    assert page.locator(".card table").evaluate_all(beyond) == 0


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
