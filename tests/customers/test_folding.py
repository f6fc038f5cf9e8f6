"""What counts as the same text."""

import unicodedata
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.folding import folded

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "JOSE\N{COMBINING ACUTE ACCENT}"),
        ("\N{DEVANAGARI LETTER QA}मर", "क\N{DEVANAGARI SIGN NUKTA}मर"),
        ("Ｐｖｔ\N{IDEOGRAPHIC SPACE}Ｌｔｄ", "pvt ltd"),  # noqa: RUF001 -- full width
        ("Straße", "STRASSE"),
        (
            "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}",
            "\N{GREEK CAPITAL LETTER IOTA WITH DIALYTIKA}\N{COMBINING ACUTE ACCENT}",
        ),
    ],
)
def test_one_text_written_in_two_ways_is_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("form", get_args(Form))
@given(text=st.text())
def test_how_a_text_was_composed_does_not_matter(form: Form, text: str) -> None:
    assert folded(unicodedata.normalize(form, text)) == folded(text)


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_are_folded_as_all_others_are(text: str) -> None:
    apart = unicodedata.normalize("NFKD", text).casefold()
    assert folded(text) == unicodedata.normalize("NFKC", apart)


def test_different_letters_stay_different() -> None:
    assert folded("क\N{DEVANAGARI SIGN NUKTA}मर") != folded("कमर")
