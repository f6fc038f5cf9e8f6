from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.templatetags.portal import as_spoken
from tests.look.drawing import drawn


def phone(text: str | None) -> str:
    return drawn("{% phone_link text %}", text=text)


@pytest.mark.parametrize(
    "text", ["9639628133", "+91 96396-28133", "09639628133", "९६३९६२८१३३"]
)
def test_a_mobile_is_a_link_to_call_in_one_spelling(text: str) -> None:
    assert 'href="tel:+919639628133">+91 96396 28133</a>' in phone(text)


def test_a_mobile_has_a_whatsapp_link_with_a_name() -> None:
    link = phone("9639628133")
    assert 'href="https://wa.me/919639628133"' in link
    assert 'aria-label="WhatsApp +91 96396 28133"' in link


def test_a_landline_has_no_whatsapp_link() -> None:
    link = phone("080 2345 6789")
    assert 'href="tel:+918023456789"' in link
    assert "wa.me" not in link


def test_words_beside_a_number_are_kept() -> None:
    assert ">Ravi 96396 28133 (shop)</a>" in phone("Ravi 96396 28133 (shop)")


def test_digits_beside_a_number_are_kept() -> None:
    assert ">080 2345 6789 ext 12</a>" in phone("080 2345 6789 ext 12")


def test_two_numbers_are_two_links() -> None:
    assert phone("96396 28133 / 98450 12345").count('class="phone"') == 2


def test_a_text_without_a_number_is_shown_as_it_came() -> None:
    assert phone("ask at the gate") == "ask at the gate"


@pytest.mark.parametrize("text", [None, ""])
def test_no_phone_is_a_dash(text: str | None) -> None:
    assert phone(text) == "—"


@pytest.mark.parametrize("text", ["<b>gate</b>", "<b>96396 28133</b>"])
def test_markup_beside_a_number_is_text(text: str) -> None:
    assert "<b>" not in phone(text)
    assert text in unescape(phone(text))


@given(st.text(min_size=1, max_size=60))
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    link = phone(text)
    assert link.count("<") == link.count(">")
    assert "<script" not in link


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("9845012345", "+91 98450 12345"),
        ("080 2345 6789 ext 12", "080 2345 6789 ext 12"),
        ("none", "none"),
    ],
)
def test_a_number_is_shown_as_it_is_read_out(text: str, spoken: str) -> None:
    assert as_spoken(text) == spoken
