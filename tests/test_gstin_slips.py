"""Which slips a GSTIN gives away: of any number, in any of its forms."""

from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcehub_portal.gstin import ALPHABET, GST_STATES, LENGTH, check_gstin
from sourcehub_portal.gstin.check import ENTITIES, check_digit

PAN = rf"[A-Z]{{3}}[{''.join(ENTITIES)}][A-Z](?!0000)[0-9]{{4}}[A-Z]"
TAN = r"[A-Z]{4}[0-9]{5}[A-Z]"
ABROAD = r"[0-9]{2}[A-Z]{3}[0-9]{5}"
FORMS = (
    rf"{PAN}[1-9A-Z]Z",
    rf"{PAN}[1-9A-Z][CD]",
    rf"{TAN}[1-9A-Z][DZ]",
    rf"{ABROAD}(?:[UO]N|NR)",
)


def complete(beginning: str) -> str:
    return beginning + check_digit(beginning)


def in_states(form: str) -> st.SearchStrategy[str]:
    rest = st.from_regex(rf"\A{form}\Z")
    return st.tuples(st.sampled_from(sorted(GST_STATES)), rest).map("".join)


online = st.from_regex(rf"\A99{ABROAD}OS\Z")
gstins = st.one_of(*map(in_states, FORMS), online).map(complete)
# A number whose check digit stays right when its 0 and Z change places: see below.
WITH_0Z = complete("27AAPFZ0939F1Z")


@given(gstins)
@example("27AAPFU0939F1ZV")
@example("29AAACH7409R1ZX")
@example("32AADCK5978M1Z0")
@example("9917IRL29003OSG")
def test_a_number_with_its_check_digit_is_valid(number: str) -> None:
    gstin = check_gstin(number)
    assert (gstin.reason, gstin.number) == ("", number)
    assert gstin.state == GST_STATES[number[:2]]


@given(gstins, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(
    number: str, place: int, sign: str
) -> None:
    wrong = number[:place] + sign + number[place + 1 :]
    assert check_gstin(wrong).valid is (wrong == number)


@given(gstins, st.integers(0, LENGTH - 2))
@example(WITH_0Z, 6)
@example("32AADCK5978M1Z0", 13)
def test_neighbours_that_changed_places_are_always_noticed(
    number: str, place: int
) -> None:
    swapped = number[place + 1] + number[place]
    wrong = number[:place] + swapped + number[place + 2 :]
    assert check_gstin(wrong).valid is (wrong == number)


@pytest.mark.parametrize("before", ["", "2"])
def test_the_check_digit_alone_misses_only_a_0_and_a_z(before: str) -> None:
    """As Luhn's misses 09 and 90. In a GSTIN the form tells: no letter stands where a
    digit belongs."""
    missed = {
        first + second
        for first, second in permutations(ALPHABET, 2)
        if check_digit(before + first + second) == check_digit(before + second + first)
    }
    assert missed == {"0Z", "Z0"}


@given(gstins, st.data())
def test_case_and_what_stands_between_never_matter(
    number: str, data: st.DataObject
) -> None:
    between = st.text(" -\t\n\N{NO-BREAK SPACE}", max_size=3)
    written = data.draw(between)
    for sign in number:
        written += data.draw(st.sampled_from([sign, sign.lower()])) + data.draw(between)
    assert check_gstin(written) == check_gstin(number)
