"""What a customer's page says of its GSTIN, and of its PIN code."""

import pytest
from django.test import Client

from tests.customers.factory import make_customer
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db

PAGE = "/customers/1/"


def test_a_valid_gstin_is_taken_apart(sales: Client) -> None:
    make_customer(1, gstin="29AAACH7409R1ZX", state="Karnataka")
    page = words(html(sales, PAGE))
    assert "Registered in: Karnataka , as the address says" in page
    assert "PAN: AAACH7409R" in page
    assert "Kind of holder: Company" in page
    assert "Registration there: No. 1" in page
    assert "Check digit: X, as it should be" in page


def test_a_gstin_of_another_state_than_the_address_says_both(sales: Client) -> None:
    make_customer(1, gstin="29AAACH7409R1ZX", state="Kerala")
    page = words(html(sales, PAGE))
    assert "Registered in Karnataka, the address says Kerala." in page
    assert "as the address says" not in page


def test_a_gstin_from_abroad_is_held_against_no_state(sales: Client) -> None:
    make_customer(1, gstin="9917IRL29003OSG", state="Kerala")
    page = words(html(sales, PAGE))
    assert "9917IRL29003OSG Valid" in page
    assert "Given to: Supplier of online services from abroad, IRL" in page
    assert "the address says" not in page


def test_a_wrong_gstin_has_its_likely_correction(sales: Client) -> None:
    make_customer(1, gstin="29AAACH74O9R1ZX")
    assert "Perhaps 29AAACH7409R1ZX: one slip" in words(html(sales, PAGE))


def test_at_most_three_guesses_are_shown_and_the_rest_counted(sales: Client) -> None:
    make_customer(1, gstin="29AAACH7409R1ZY", state="Karnataka")
    page = words(html(sales, PAGE))
    assert page.count("Perhaps") == 1
    assert "or one of 4 less likely ones" in page


def test_a_guess_with_the_pan_of_another_customer_comes_first(sales: Client) -> None:
    make_customer(1, gstin="29AAACH7409R1ZY", state="Karnataka")
    make_customer(2, gstin="29AAACH7409R1ZX")
    assert "Perhaps 29AAACH7409R1ZX," in words(html(sales, PAGE))


def test_what_no_slip_explains_has_no_guess(sales: Client) -> None:
    make_customer(1, gstin="7896GHYO2030256")
    assert "Perhaps" not in html(sales, PAGE)


def test_a_pin_code_of_the_state_is_checked_off(sales: Client) -> None:
    make_customer(1, pin_code="560022", state="Karnataka")
    assert "560022 , which lies in this state" in words(html(sales, PAGE))


def test_a_pin_code_of_another_state_says_both(sales: Client) -> None:
    make_customer(1, pin_code="560022", state="Kerala")
    said = "560022 lies in Karnataka, the address says Kerala."
    assert said in words(html(sales, PAGE))
