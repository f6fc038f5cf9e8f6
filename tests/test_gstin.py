"""GSTINs: which are valid, what a valid one says, why another is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.gstin import ALPHABET, GST_STATES, check_gstin

VALID = "27AAPFU0939F1ZV"  # the example of the official description


def test_a_valid_gstin_says_its_state_and_pan() -> None:
    gstin = check_gstin(VALID)
    assert (gstin.valid, gstin.state, gstin.pan) == (True, "Maharashtra", "AAPFU0939F")


@pytest.mark.parametrize(
    "text", ["27aapfu0939f1zv", " 27 AAPFU0939F 1ZV\n", "27-AAPFU0939F-1ZV"]
)
def test_case_spaces_and_hyphens_do_not_matter(text: str) -> None:
    assert check_gstin(text) == check_gstin(VALID)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "No GSTIN is given."),
        ("27AAPFU0939F1Z", "It has 14 characters instead of 15."),
        ("27AAPFU0939F1Z?", "“?” does not occur in a GSTIN."),
        ("२७AAPFU0939F1ZV", "“२” does not occur in a GSTIN."),
        ("7896GHYO2030256", "It begins with 78, which is no state's code."),
        ("27AAPXU0939F1ZV", "Its characters 3 to 12, AAPXU0939F, are not a PAN."),
        ("27AAPFU0939F0ZV", "Its 13th character counts registrations and cannot be 0."),
        ("27AAPFU0939F1AV", "Its 14th character is A instead of Z."),
        (
            "27AAPFU0939F1ZO",
            "Its last character, the check digit, is O instead of V.",
        ),
    ],
)
def test_another_says_in_words_why_it_is_not_valid(text: str, reason: str) -> None:
    assert check_gstin(text).reason == reason


def test_what_is_not_valid_says_no_state() -> None:
    assert check_gstin("27AAPFU0939F1ZO").state == ""


def test_ladakh_is_a_state_of_gst() -> None:
    assert check_gstin("38AAPFU0939F1ZS").state == "Ladakh"


@given(st.integers(0, 13), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(place: int, character: str) -> None:
    wrong = VALID[:place] + character + VALID[place + 1 :]
    assert check_gstin(wrong).valid is (wrong == VALID)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    gstin = check_gstin(text)
    assert gstin.valid is (gstin.state in GST_STATES.values())
