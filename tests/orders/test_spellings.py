"""However a caller's number is typed or pasted, it leads to the same customer."""

import pytest
from django.test import Client

from accounts.models import Access
from tests.sandbox_process import SandboxProcess
from tests.test_phone import SPELLINGS

from .reading import words

pytestmark = pytest.mark.django_db

PASTED = (
    "+91-(0)-63962-81335",
    "'6396281335",
    "Mobile No.- 63962 81335",
    "https://api.whatsapp.com/send?phone=916396281335",
    "WhatsApp: +91 63962 81335 \N{TELEPHONE RECEIVER}",
    # As a spreadsheet groups digits, and as somebody cuts them in two.
    "6,39,62,81,335",
    "6,396,281,335",
    "+91 63962,81335",
    "૬૩૯૬૨૮૧૩૩૫",
    "௬௩௯௬௨௮௧௩௩௫",
    "٦٣٩٦٢٨١٣٣٥",
    "\N{RIGHT-TO-LEFT MARK}6396281335\N{RIGHT-TO-LEFT MARK}",
    # What a telephone system's literal "+" in an address has become.
    " 916396281335",
)


@pytest.mark.parametrize("spelling", [*SPELLINGS, *PASTED])
def test_it_leads_to_the_same_customer(
    support: Client, sandbox: SandboxProcess, spelling: str
) -> None:
    page = support.get("/orders/", {"phone": spelling})

    assert page.status_code == 200
    assert Access.objects.get().subject == "6396281335"
    assert "+91 63962 81335" in words(page)
    assert [number in words(page) for number in ("00865", "00877")] == [True, True]


@pytest.mark.parametrize(
    ("typed", "asked", "warned"),
    [
        ("6396281335", "6396281335", "Mobiles that begin with 6 are newer"),
        ("6000000001", "6000000001", "Mobiles that begin with 6 are newer"),
        ("080 4123 4567", "8041234567", "This is a landline."),
        ("0141-2345678", "1412345678", "This is a landline."),
        ("022 2345 6789", "2223456789", "This is a landline."),
        ("1800 425 1600", "18004251600", "This is a service number"),
        ("1860 266 7777", "18602667777", "This is a service number"),
        ("080 2658 1234 ext 12", "8026581234", "The extension 12 is left out."),
        ("080 2658 1234 x12", "8026581234", "The extension 12 is left out."),
        ("080-26581234-12", "8026581234", "The extension 12 is left out."),
        ("080 2658 1234 (ext 12)", "8026581234", "The extension 12 is left out."),
        ("9845012345,,12#", "9845012345", "The extension 12 is left out."),
        ("5396281335", "5396281335", "No phone company gives out such a number"),
        ("+971 50 123 4567", "+971501234567", "This is not an Indian number."),
    ],
)
def test_an_odd_number_is_warned_about_and_looked_up(
    support: Client, sandbox: SandboxProcess, typed: str, asked: str, warned: str
) -> None:
    requests = sandbox.requests("/api/orders")

    page = support.get("/orders/", {"phone": typed})

    assert page.status_code == 200
    assert sandbox.requests("/api/orders") > requests
    assert Access.objects.get().subject == asked
    assert warned in words(page)


@pytest.mark.parametrize("typed", ["6.39628E+09", "6,39,62,81", "63962", "08/06/2021"])
def test_what_is_no_number_is_never_guessed_at(
    support: Client, sandbox: SandboxProcess, typed: str
) -> None:
    requests = sandbox.requests("/api/orders")

    page = support.get("/orders/", {"phone": typed})

    assert "This is not a phone number." in words(page)
    assert sandbox.requests("/api/orders") == requests


@pytest.mark.parametrize(
    "between", [" / ", ", ", "; ", " and ", " or ", "\n", " | ", " & ", "/"]
)
def test_two_numbers_in_one_paste_are_both_offered(
    support: Client, sandbox: SandboxProcess, between: str
) -> None:
    typed = f"63962 81335{between}9845012345"

    page = support.get("/orders/", {"phone": typed})

    assert "00865" in words(page)
    assert "There was another number in it: look up +91 98450 12345" in words(page)


@pytest.mark.parametrize(
    "odd", ["\0", "%ED%A0%80", "x" * 5_000, "   ", "🙂", "<b>", "%"]
)
@pytest.mark.parametrize("address", ["/orders/", "/orders/suggest/", "/orders/coming/"])
def test_odd_input_is_answered(support: Client, address: str, odd: str) -> None:
    for query in ({"phone": odd}, {"phone": f"98450 {odd} 12345"}):
        assert support.get(address, query).status_code == 200
    assert support.get(f"{address}?phone=%ED%A0%80%00").status_code == 200
