"""An order is handed on as text."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess


@on_desktop_and_phone
def test_an_order_is_copied_as_text_by_the_keyboard(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter("support", "/orders/?phone=6396281335")
    page.get_by_role("link", name="00877", exact=True).click()
    page.locator("summary", has_text="Text for WhatsApp").focus()
    page.keyboard.press("Enter")
    text = page.get_by_label("The order as text")
    expect(text).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Copy").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == text.input_value()
    assert copied.startswith("Order 00877 of 09 Jun 2021: Shipment Created")
