"""Texts that a spreadsheet would run are made harmless, and phones are not harmed."""

from string import ascii_letters

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sourcehub_portal.spreadsheet.comma import harmless
from tests.spreadsheet.lines import Line, csv_rows

_WHATEVER_IS_SKIPPED = [
    "",
    *(chr(code) for code in range(0x110000) if chr(code).isspace()),
]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "＝1+1",  # noqa: RUF001 -- Excel runs the full-width sign as well
        "-5/2",
        "+1-2",
        "-2(3)",
    ],
)
def test_csv_makes_a_formula_harmless(text: str) -> None:
    assert csv_rows(Line(text))[0][0] == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "+91-98450-12345",
        "+91-9845012345",
        "+91 (80) 4123 4567 ext. 12",
        "+919845012345 / 98450 12346",
    ],
)
def test_csv_keeps_the_digits_of_a_phone_that_would_be_computed(text: str) -> None:
    assert csv_rows(Line(text))[0][0] == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "+91 98450 12345",
        "+91\N{NO-BREAK SPACE}98450 12345",
        "+919845012345",
        "98450-12345",
        "(080) 4123-4567 ext. 12",
        "-5.00",
        "-1,234.50",
        "-.5",
        "9845012345",
        "A - B",
        "-",
    ],
)
def test_csv_leaves_phones_and_numbers_as_they_are(text: str) -> None:
    assert csv_rows(Line(text))[0][0] == text


@given(st.sampled_from("=@\t\r\n"), st.text())
def test_whatever_follows_the_sign_of_a_formula_is_made_harmless(
    sign: str, text: str
) -> None:
    assert harmless(sign + text) == f"'{sign}{text}"


@given(st.sampled_from("+-"), st.text(ascii_letters, min_size=1))
def test_a_function_behind_plus_or_minus_is_made_harmless(sign: str, name: str) -> None:
    assert harmless(f"{sign}{name}(1)").startswith("'")


@given(
    st.sampled_from("+-"),
    st.text("0123456789 .,"),
    st.sampled_from("+-*/^&(%:!<>="),
    st.text("0123456789 .,()"),
)
def test_a_calculation_behind_plus_or_minus_is_made_harmless(
    sign: str, before: str, operator: str, after: str
) -> None:
    assume(set(before + operator + after) != {"-"})  # a dash stands for nothing
    assert harmless(f"{sign}{before}{operator}{after}").startswith("'")


@given(st.text())
def test_a_harmless_text_is_the_text_or_the_text_behind_an_apostrophe(
    text: str,
) -> None:
    assert harmless(text) in (text, f"'{text}")


@given(st.text(max_size=5))
def test_a_csv_cell_is_the_harmless_text(text: str) -> None:
    assume("\0" not in text)  # the csv module reads no NUL
    written = harmless(text).encode("utf-8", "replace").decode()
    assert csv_rows(Line(text))[0][0] == written


@pytest.mark.parametrize("before", _WHATEVER_IS_SKIPPED, ids=ascii)
def test_a_line_lets_no_sign_of_a_formula_pass(before: str) -> None:
    lines = [Line(f"{before}{sign}A1") for sign in "=+-@＝＋－＠"]  # noqa: RUF001 -- as above
    assert all(row[0].startswith("'") for row in csv_rows(*lines))
