"""Text of SourceHub's without a space makes no page wider than the screen."""

from playwright.sync_api import Page, expect

from sourcehub_portal.gateway.records import OrderRecord
from tests.browser.conftest import Enter
from tests.browser.variants import on_desktop_and_phone
from tests.orders.factory import answer, customer, invoice, keep, make_order, product
from tests.sandbox_process import SandboxProcess

LONG = "x" * 300
LARGE = "100000063480.7400000000001"
AGENT = {"id": 4, "first_name": LONG, "last_name": LONG, "email": LONG}
PLACE = {"id": 1, "name": LONG, "code": LONG}
STATE = PLACE | {"country": PLACE}
ADDRESS = {
    "addressline1": LONG,
    "addressline2": LONG,
    "area": PLACE | {"city": PLACE | {"state": STATE}},
    "postalcode": {"id": 4, "code": LONG},
}
ASKED = [
    "contact_person_name",
    "company_name",
    "display_name",
    "email",
    "gst_treatment",
    "gstin",
    "customer_code",
]


def keep_orders_of_long_words() -> None:
    orders = [order_of_long_words(each) for each in (1, 2)]
    assert not any(order.remarks for order in orders)
    keep(answer(orders))


def order_of_long_words(order_id: int) -> OrderRecord:
    return make_order(
        order_id,
        order_no="7" * 300,
        laststatus={"name": "s" * 400},
        billable_amount=LARGE,
        item_total_amount=LARGE,
        products=[product(name=LONG, sku=LONG, price=LARGE)],
        customer=customer(address=ADDRESS, **dict.fromkeys(ASKED, LONG)),
        salesagent=AGENT | {"avatar": LONG},
        deliveryagent=AGENT,
        invoices=[invoice(order_id, invoice_number=LONG, invoice_amount=LARGE)],
    )


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


@on_desktop_and_phone
def test_a_list_of_long_words_is_as_wide_as_the_screen(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    keep_orders_of_long_words()
    enter("support", "/orders/?phone=9845012345")
    expect(page.get_by_text("7" * 300).first).to_be_visible()
    assert overflow(page) <= 0


@on_desktop_and_phone
def test_an_order_of_long_words_is_as_wide_as_the_screen(
    page: Page, enter: Enter
) -> None:
    keep_orders_of_long_words()
    enter("support", "/orders/1/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("7" * 300)
    assert overflow(page) <= 0


@on_desktop_and_phone
def test_a_large_sum_keeps_to_its_column(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    keep_orders_of_long_words()
    enter("support", "/orders/?phone=9845012345")
    for fold in page.get_by_text("Totals", exact=True).filter(visible=True).all():
        fold.click()
    sums = page.locator(".fold dd.money")
    expect(sums.first).to_be_visible()
    wider = "all => all.filter(each => each.scrollWidth > each.clientWidth).length"
    assert sums.evaluate_all(wider) == 0
