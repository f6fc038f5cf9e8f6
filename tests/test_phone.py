"""One number, however people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcehub_portal.phone import (
    is_among,
    is_mobile,
    national_number,
    read_phone,
    read_phones,
)

SPELLINGS = (
    "6396281335",
    "+916396281335",
    "+91 63962 81335",
    "+91-63962-81335",
    "+91 63962-81335",
    "+91.63962.81335",
    "+91(63962)81335",
    "(+91) 63962 81335",
    "+91 (0) 63962 81335",
    "+91-06396281335",
    "+ 91 63962 81335",
    "916396281335",
    "91-6396281335",
    "91 63962 81335",
    "06396281335",
    "0 63962 81335",
    "(0)6396281335",
    "063962-81335",
    "00916396281335",
    "0091-63962-81335",
    "00 91 63962 81335",
    "63962 81335",
    "63962-81335",
    "63962.81335",
    "63962_81335",
    "63962/81335",
    "6396 281 335",
    "639-628-1335",
    "63-96-28-13-35",
    "6 3 9 6 2 8 1 3 3 5",
    "63962\t81335",
    "63962\n81335",
    "  6396281335\r\n",
    "63962\N{NO-BREAK SPACE}81335",
    "63962\N{EN DASH}81335",
    "63962\N{NON-BREAKING HYPHEN}81335",
    "6\N{ZERO WIDTH SPACE}396281335",
    "\N{LEFT-TO-RIGHT EMBEDDING}+91 63962 81335\N{POP DIRECTIONAL FORMATTING}",
    "\uff0b\uff19\uff11 \uff16\uff13\uff19\uff16\uff12 \uff18\uff11\uff13\uff13\uff15",
    "६३९६२८१३३५",
    "+९१ ६३९६२ ८१३३५",
    "tel:+916396281335",
    "tel:6396281335",
    "https://wa.me/916396281335",
    "Ph.6396281335",
    "Call Ravi on +91-63962 81335 (shop)",
    "Order 10661234 of 08/06/2021 from 6396281335, Rs 65000",
    "GSTIN 29AAACH7409R1ZX, mobile 063962 81335",
    # Among other digits: a shared end, an extension, a PIN code, a spreadsheet's float.
    "63962 81335/36",
    "63962-81335/6",
    "63962 81335-101",
    "63962 81335 560001",
    "6396281335.0",
    "63962/81335/36",
    "Order 00865 6396281335",
    "00865 - 63962 81335",
    "00865/6396281335",
    "tel:+91%2063962%2081335",
    "0916396281335",
    "091-63962-81335",
    "(091) 63962 81335",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_leads_to_the_same_number(spelling: str) -> None:
    phone = read_phone(spelling)

    assert phone is not None
    assert (phone.national, phone.e164) == ("6396281335", "+916396281335")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_cheap_reading_agrees_with_the_full_one(spelling: str) -> None:
    assert national_number(spelling) == "6396281335"


separators = st.sampled_from(["", " ", "-", ".", " - ", "\N{NO-BREAK SPACE}", "_"])
prefixes = st.sampled_from(["", "0", "+91", "+91 ", "+91-", "0091 ", "(+91) ", "tel:"])
digits_of = st.sampled_from(["0123456789", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯"])
mobiles = st.from_regex(r"[6-9][0-9]{9}", fullmatch=True)


@given(
    number=mobiles,
    prefix=prefixes,
    between=separators,
    script=digits_of,
    around=st.sampled_from([("", ""), (" ", " "), ("Ravi: ", ""), ("call ", " now")]),
)
def test_any_decoration_of_ten_digits_reads_back(
    number: str, prefix: str, between: str, script: str, around: tuple[str, str]
) -> None:
    halves = prefix + number[:5] + between + number[5:]
    text = around[0] + halves.translate(str.maketrans("0123456789", script)) + around[1]

    phone = read_phone(text)

    assert phone is not None
    assert phone.national == number


telephonic = st.text(alphabet="0123456789६९ +-.()/_\t\n:x,#")


@given(st.text() | telephonic)
def test_the_cheap_reading_agrees_with_the_full_one_on_any_text(text: str) -> None:
    phone = read_phone(text)

    assert national_number(text) == (phone.national if phone else "")


landlines = r"(\+91[ -]?|0)?[2-5][0-9]{1,3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}"


@given(st.from_regex(landlines, fullmatch=True))
def test_the_cheap_reading_agrees_with_the_full_one_on_landlines(text: str) -> None:
    phone = read_phone(text)

    assert national_number(text) == (phone.national if phone else "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ravi",
        "12345",
        "00865",
        "08/06/2021",
        "2021-06-08",
        "65000.00",
        "٪",
        # In India none begins with 0 once the zeros that are dialled are off.
        "00003100925",
        "0000310092",
    ],
)
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read_phones(text) == ()


def test_two_numbers_in_one_paste_are_both_read_in_their_order() -> None:
    phones = read_phones("98450 12345 / 080-41234567, or 98450 12345 again")

    assert [phone.national for phone in phones] == ["9845012345", "8041234567"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_each_line_may_have_a_number_of_its_own(end: str) -> None:
    text = end.join(("63962 81335", "Ravi", "98450 12345", ""))

    assert [phone.national for phone in read_phones(text)] == [
        "6396281335",
        "9845012345",
    ]
    assert national_number(text) == "6396281335"


@pytest.mark.parametrize(
    ("text", "national", "warned"),
    [
        ("080-4123 4567", "8041234567", "landline"),
        ("1800 425 1600", "18004251600", "service number"),
        ("1600 123456", "1600123456", "service number"),
        ("1601234567", "1601234567", "service number"),
        ("080 4123 4567 ext 12", "8041234567", "extension 12"),
        ("080-23456789 (ext 12)", "8023456789", "extension 12"),
        ("080-23456789 (Extn. 12)", "8023456789", "extension 12"),
        ("080-23456789-12", "8023456789", "extension 12"),
        ("080-23456789 - 12", "8023456789", "extension 12"),
        ("+91-80-2345-6789-12", "8023456789", "extension 12"),
        ("63962 81335-101", "6396281335", "extension 101"),
        ("9845012345,,12#", "9845012345", "extension 12"),
        ("+919845012345,,,1234", "9845012345", "extension 1234"),
        ("1800 425 1600 (ext 12)", "18004251600", "extension 12"),
        ("5396281335 ext 12", "5396281335", "extension 12"),
        ("5396281335 ext 12", "5396281335", "check the digits"),
        ("+65 8123 4567 ext 12", "+6581234567", "extension 12"),
        ("5396281335", "5396281335", "check the digits"),
        ("6396281335", "6396281335", "begin with 6"),
        ("+65 8123 4567", "+6581234567", "not an Indian number"),
    ],
)
def test_an_odd_number_is_read_with_a_warning(
    text: str, national: str, warned: str
) -> None:
    phone = read_phone(text)

    assert phone is not None
    assert phone.national == national
    assert warned in phone.warning


@pytest.mark.parametrize(
    "text",
    [
        "98450-12345-98450-12346",
        "98450 12345 - 560001",
        "98450 12345 - 98450 12346",
        "98450,,12345",
        "98450 12345 (shop 12)",
    ],
)
def test_other_digits_behind_a_number_are_no_extension(text: str) -> None:
    phone = read_phone(text)

    assert phone is not None
    assert (phone.national, phone.warning) == ("9845012345", "")


def test_a_number_with_and_without_its_extension_is_one() -> None:
    phones = read_phones("080-23456789 ext 12, 98450 12345, 080 2345 6789")

    assert [phone.national for phone in phones] == ["8023456789", "9845012345"]


@pytest.mark.parametrize(
    ("national", "text", "among"),
    [
        ("9845012345", "Ravi 98450 12346 / 98450 12345", True),
        ("9845012345", "98450 12346", False),
        ("+971501234567", "+971 50 123 4567", True),
        # Abroad, as people write a number who leave the plus out.
        ("+971501234567", "971501234567", True),
        ("+971501234567", "(971) 50-123 4567", True),
        ("+971501234567", "971501234568", False),
        ("+971501234567", "50 123 4567", False),
        # Ten digits are an Indian number,
        ("+6581234567", "6581234567", False),
        # which is nobody's abroad.
        ("6581234567", "+65 8123 4567", False),
        ("1501234567", "971501234567", False),
    ],
)
def test_whether_a_text_has_a_number_in_it(
    national: str, text: str, *, among: bool
) -> None:
    assert is_among(national, ["", text]) is among


def test_an_ordinary_mobile_has_no_warning() -> None:
    phone = read_phone("9845012345")

    assert phone is not None
    assert (phone.mobile, phone.warning) == (True, "")


@given(st.from_regex(r"(1[0-9]{4}|160[01][0-9]|[2-9][0-9]{4})[0-9]{5}", fullmatch=True))
def test_whether_a_number_is_a_mobile_has_one_answer(digits: str) -> None:
    phone = read_phone(digits)

    assert phone is None or phone.mobile == is_mobile(phone.national)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("06396281335", "+91 63962 81335"),
        ("7343638607", "+91 73436 38607"),
        ("6000000000", "+91 60000 00000"),
        ("08041234567", "+91 80 4123 4567"),
        ("079 2345 6789", "+91 79 2345 6789"),
        ("022 2345 6789", "+91 22 2345 6789"),
        ("+6581234567", "+65 8123 4567"),
    ],
)
def test_a_number_is_shown_in_one_way(text: str, shown: str) -> None:
    assert str(read_phone(text)) == shown


def test_a_number_abroad_is_not_taken_for_an_indian_one_of_the_same_digits() -> None:
    abroad, indian = read_phone("+65 8123 4567"), read_phone("6581234567")

    assert abroad is not None
    assert indian is not None
    assert abroad.national != indian.national


def test_an_odd_number_with_a_plus_stays_abroad() -> None:
    phone = read_phone("+86 98450 12345")
    assert phone is not None
    assert (phone.national, bool(phone.warning)) == ("+869845012345", True)


@pytest.mark.parametrize(
    "pasted",
    [
        "98450 12345 98450 12346",
        "98450 12345\t98450 12346",
        "98450-12345-98450-12346",
        "98450.12345 / +91 98450 12346",
        "9845012345 9845012346",
    ],
)
def test_two_in_one_paste_are_two(pasted: str) -> None:
    found = [phone.national for phone in read_phones(pasted)]
    assert found == ["9845012345", "9845012346"]


@pytest.mark.parametrize(
    ("text", "national"),
    [
        ("0124-4567890-12", "1244567890"),
        ("080-41234567/68", "8041234567"),
        ("080 4123 4567/68", "8041234567"),
        ("+91 80 4123 4567/68", "8041234567"),
        ("(080) 41234567/68", "8041234567"),
        ("080 4123 4567 12", "8041234567"),
        ("+91 (80) 4123-4567 560001", "8041234567"),
        ("0484-234 5678/79/80", "4842345678"),
        ("1800 425 1234/35", "18004251234"),
    ],
)
def test_a_landline_is_read_though_digits_follow(text: str, national: str) -> None:
    assert national_number(text) == national
    assert [each.national for each in read_phones(text)] == [national]


@pytest.mark.parametrize(
    "text",
    ["08/06/2021 - 09/06/2021", "98450123459845012345", "20240608-001", "98450123450"],
)
def test_other_digits_are_no_phone(text: str) -> None:
    assert read_phones(text) == ()


@pytest.mark.parametrize("text", ["98450 12345 - 22 Nov", "9845012345 - 3 months"])
def test_a_date_or_a_time_behind_a_number_is_no_extension(text: str) -> None:
    (phone,) = read_phones(text)
    assert (phone.national, phone.warning) == ("9845012345", "")
