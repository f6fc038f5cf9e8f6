"""The look-up, with a caller on the line."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter
from tests.browser.finding import expect_whole
from tests.browser.variants import on_desktop_and_phone
from tests.sandbox_process import SandboxProcess

CALLER = "+91 63962-81335"
FOUND = "/orders/?phone=6396281335"
ASKABLE = re.compile(r"(ago|just now)\. Ask again")


def field_of(page: Page) -> Locator:
    """The page's own, not that of the header."""
    return page.get_by_label("Phone, name or number", exact=True)


def orders(page: Page) -> Locator:
    """The numbers of the orders in the list."""
    return page.get_by_role("main").get_by_role("link", name=re.compile(r"^\d{5}$"))


@on_desktop_and_phone
def test_the_header_looks_a_caller_up(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/customers/")
    page.get_by_label("Phone number of a caller").fill(CALLER)
    page.keyboard.press("Enter")
    expect(orders(page)).to_have_text(["00877", "00865"])
    expect_whole(page, "Order look-up")


def test_the_page_looks_a_caller_up(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", "/orders/")
    field_of(page).fill(CALLER)
    page.get_by_role("button", name="Find orders").click()
    expect(orders(page)).to_have_text(["00877", "00865"])
    expect(field_of(page)).to_have_value(CALLER)
    expect(page.get_by_role("main")).to_contain_text("Asked SourceHub just now")


@on_desktop_and_phone
def test_an_order_opens_in_its_place(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", FOUND)
    page.get_by_role("link", name="Full order 00877").click()
    expect(page.get_by_text("Order 00877 in full")).to_be_visible()
    expect(page.get_by_role("table", name="Invoices of order 00877")).to_be_visible()
    expect(page).to_have_url(FOUND)
    expect(orders(page)).to_have_text(["00877", "00865"])


@on_desktop_and_phone
def test_back_from_an_order_s_own_page_shows_the_whole_look_up(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", FOUND)
    page.get_by_role("link", name="Full order 00865").click()
    expect(page.get_by_text("Order 00865 in full")).to_be_visible()
    orders(page).first.click()
    expect_whole(page, "Order 00877")
    page.go_back()
    expect_whole(page, "Order look-up")
    expect(orders(page)).to_have_text(["00877", "00865"])
    expect(field_of(page)).to_have_value("6396281335")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("98450 00001", "No customer has this number"),
        ("+918381904984", "SourceHub has no orders under +91 83819 04984"),
        ("call me", "This is not a phone number."),
    ],
    ids=["no-customer", "no-orders", "no-number"],
)
def test_each_reason_for_no_orders_has_its_own_words(
    page: Page, mirror: SandboxProcess, enter: Enter, typed: str, said: str
) -> None:
    enter("support", "/orders/")
    field_of(page).fill(typed)
    page.get_by_role("button", name="Find orders").click()
    expect(page.get_by_role("main")).to_contain_text(said)
    expect(orders(page)).to_have_count(0)


def test_an_error_comes_with_the_last_copy_and_its_age(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", FOUND)
    mirror.control(names=["status-503"])
    page.goto(f"{FOUND}&again=on")
    said = page.get_by_role("main")
    expect(said).to_contain_text(
        re.compile(r"This is a copy, asked for (just now|\d+ seconds? ago)")
    )
    expect(said).to_contain_text("SourceHub has a fault of its own.")
    expect(orders(page)).to_have_text(["00877", "00865"])


@on_desktop_and_phone
def test_asking_again_brings_what_a_young_answer_does_not_have(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    enter("support", FOUND)
    mirror.control(names=["status-503"])
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(
        re.compile(r"(ago|just now)\. Ask again")
    )
    page.get_by_role("link", name="Ask again").click()
    expect(page.get_by_role("main")).to_contain_text(
        "SourceHub has a fault of its own."
    )
    expect(orders(page)).to_have_text(["00877", "00865"])


def test_trying_again_brings_the_answer_of_now(
    page: Page, mirror: SandboxProcess, enter: Enter
) -> None:
    mirror.control(names=["status-503"])
    enter("support", FOUND)
    expect(page.get_by_role("alert").filter(has_text="no earlier copy")).to_be_visible()
    mirror.clear()
    page.get_by_role("link", name="Try again").click()
    expect(orders(page)).to_have_text(["00877", "00865"])
