"""The tests of the tests: trouble that nobody sees is noticed, and fails."""

import pytest
from playwright.sync_api import Page

from tests.browser.trouble import no_trouble, untroubled

OUR_ORIGIN = "http://localhost"
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def blank(page: Page) -> Page:
    """A page that the test's own `page` does not watch."""
    return page.context.new_page()


def test_a_message_on_the_console_fails_a_test(blank: Page) -> None:
    trouble = no_trouble()
    with (
        pytest.raises(AssertionError),
        untroubled(blank, trouble, origin=OUR_ORIGIN),
    ):
        blank.evaluate("() => console.warn('deprecated')")
    assert trouble == no_trouble() | {"console": ["deprecated"]}


def test_an_error_in_a_script_fails_a_test(blank: Page) -> None:
    trouble = no_trouble()
    with (
        pytest.raises(AssertionError),
        untroubled(blank, trouble, origin=OUR_ORIGIN),
    ):
        blank.set_content("<script>nowhere.to.be.found</script>")
    assert trouble == no_trouble() | {"script": ["nowhere is not defined"]}


def test_a_request_to_another_origin_fails_a_test(blank: Page) -> None:
    trouble = no_trouble()
    with (
        pytest.raises(AssertionError),
        untroubled(blank, trouble, origin=OUR_ORIGIN),
        blank.expect_event("requestfailed"),
    ):
        blank.set_content(f'<img src="{NOBODY}/pixel.png" alt="">')
    assert trouble["elsewhere"] == [f"{NOBODY}/pixel.png"]


def test_a_request_to_our_name_on_another_port_is_another_origin(blank: Page) -> None:
    trouble = no_trouble()
    with (
        pytest.raises(AssertionError),
        untroubled(blank, trouble, origin=f"{OUR_ORIGIN}:8"),
        blank.expect_event("requestfailed"),
    ):
        blank.set_content(f'<img src="{OUR_ORIGIN}:89/pixel.png" alt="">')
    assert trouble["elsewhere"] == [f"{OUR_ORIGIN}:89/pixel.png"]


def test_what_the_policy_forbids_is_said_on_the_console(blank: Page) -> None:
    trouble = no_trouble()
    blank.goto("/accounts/login/")
    with (
        pytest.raises(AssertionError),
        untroubled(blank, trouble, origin=OUR_ORIGIN),
    ):
        blank.evaluate("() => document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in trouble["console"][0]
