"""GSTINs: which are valid, what a valid one says, why another is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.in_ import pan

from sourcehub_portal.gstin import (
    ALPHABET,
    GST_STATES,
    Form,
    check_gstin,
    corrections,
)
from sourcehub_portal.gstin.check import check_digit

# Hundreds of numbers are looked at, maybe on a machine that does other things as well.
patiently = settings(deadline=None)
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


@pytest.mark.parametrize(
    "letter", ["\N{LATIN SMALL LETTER DOTLESS I}", "\N{LATIN SMALL LETTER LONG S}"]
)
def test_a_letter_that_only_looks_like_one_is_strange(letter: str) -> None:
    gstin = check_gstin(f"9917{letter}RL29003OSG")
    assert gstin.reason == f"“{letter}” does not occur in a GSTIN."


def test_ladakh_is_a_state_of_gst() -> None:
    assert check_gstin("38AAPFU0939F1ZS").state == "Ladakh"


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    gstin = check_gstin(text)
    assert gstin.valid is (gstin.state in GST_STATES.values())


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (VALID, Form.TAXPAYER),
        ("29AAACH7409R1ZX", Form.TAXPAYER),
        ("32AADCK5978M1Z0", Form.TAXPAYER),
        ("97AAACB8516F1ZN", Form.TAXPAYER),
        ("9917IRL29003OSG", Form.OVERSEAS),
        ("0717UNO00157UNO", Form.BODY),
        ("29BLRA01098G1D8", Form.DEDUCTOR),
    ],
)
def test_published_numbers_are_valid_in_their_own_form(number: str, form: Form) -> None:
    gstin = check_gstin(number)
    assert (gstin.valid, gstin.form) == (True, form)


def test_a_number_from_abroad_says_of_what_country_and_no_pan() -> None:
    gstin = check_gstin("9917IRL29003OSG")
    assert (gstin.country, gstin.pan, gstin.registration) == ("IRL", "", None)


def test_a_number_is_taken_apart() -> None:
    gstin = check_gstin("29AAACH7409R1ZX")
    assert gstin.state == "Karnataka"
    assert gstin.entity == "Company"
    assert gstin.registration == 1


@given(st.text(ALPHABET, min_size=14, max_size=14))
def test_the_check_digit_is_the_librarys(number: str) -> None:
    assert check_digit(number) == luhn.calc_check_digit(number, ALPHABET)


@given(st.from_regex(r"\A[A-Z]{5}[0-9]{4}[A-Z]\Z"))
def test_a_pan_is_what_the_library_calls_one(letters: str) -> None:
    number = f"27{letters}1Z"
    assert check_gstin(number + check_digit(number)).valid is pan.is_valid(letters)


@patiently
@given(st.integers(0, 14), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(place: int, sign: str) -> None:
    wrong = VALID[:place] + sign + VALID[place + 1 :]
    assert wrong == VALID or VALID in corrections(wrong)


@patiently
@given(st.integers(0, 13))
def test_neighbours_that_changed_places_are_found(place: int) -> None:
    wrong = VALID[:place] + VALID[place + 1] + VALID[place] + VALID[place + 2 :]
    assert wrong == VALID or VALID in corrections(wrong)


@patiently
@given(st.integers(0, 14))
def test_a_character_that_was_left_out_is_found(place: int) -> None:
    assert VALID in corrections(VALID[:place] + VALID[place + 1 :])


@patiently
@given(st.integers(0, 15), st.sampled_from(ALPHABET + "?."))
def test_a_character_too_many_is_found(place: int, sign: str) -> None:
    assert VALID in corrections(VALID[:place] + sign + VALID[place:])


@pytest.mark.parametrize(
    "wrong",
    [
        "27AAPFUO939F1ZV",
        "27AAPFU0939FIZV",
        "27AAPFU0939F12V",
        "27AAPFUO939FIZV",
        "Z7AAPFU0939F1ZV",
        "27AAPFU0939F1Z?",
        "27.AAPFU0939F.1ZV",
    ],
)
def test_a_look_alike_is_the_first_guess(wrong: str) -> None:
    assert corrections(wrong)[0] == VALID


def test_a_guess_from_the_state_of_the_address_comes_first() -> None:
    wrong = "29AAACH7409R1ZY"
    assert corrections(wrong, state="19")[0].startswith("19")
    assert corrections(wrong, state="29")[0].startswith("29")


def test_every_guess_is_valid_and_none_is_made_of_a_valid_number() -> None:
    guesses = corrections("29AAACH7409R1ZY")
    assert guesses
    assert all(check_gstin(guess).valid for guess in guesses)
    assert corrections(VALID) == ()


@patiently
@given(st.text())
def test_any_text_has_its_guesses_or_none(text: str) -> None:
    assert all(check_gstin(guess).valid for guess in corrections(text))


def test_what_no_single_slip_explains_is_not_guessed_at() -> None:
    assert corrections("7896GHYO2030256") == ()
    assert corrections("") == ()
    assert corrections("A" * 100_000) == ()
