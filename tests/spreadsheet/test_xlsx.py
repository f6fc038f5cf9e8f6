"""Rows as XLSX: what arrives in the spreadsheet is what was said."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcehub_portal.spreadsheet import (
    XLSX_TYPE,
)
from sourcehub_portal.spreadsheet.cells import CELL_LIMIT, CUT
from tests.spreadsheet.lines import Line, answer, sheets, xlsx_rows


def test_xlsx_says_what_it_is_and_its_name() -> None:
    headers = answer([], kind="xlsx").headers
    assert headers["Content-Type"] == XLSX_TYPE
    assert headers["Content-Disposition"] == 'attachment; filename="lines.xlsx"'


def test_xlsx_keeps_texts_numbers_and_dates_as_such() -> None:
    line = Line("+91 98450 12345", Decimal("1400.50"), 2, date(2021, 6, 8))
    sheet = sheets(line)[0]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d"]
    assert [cell.value for cell in sheet[1]] == ["Text", "Amount", "Quantity", "Day"]
    assert xlsx_rows(line)[0][:3] == ("+91 98450 12345", 1400.5, 2)


@pytest.mark.parametrize("text", ["a & <b>", " a ", "a\nb", "राम", "]]>", '"&#1;'])
def test_xlsx_keeps_a_text_with_what_xml_has_a_meaning_for(text: str) -> None:
    assert xlsx_rows(Line(text))[0][0] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\0b", "a_x0000_b"),
        ("a\rb", "a_x000D_b"),
        ("a\uffffb", "a_xFFFF_b"),
        ("_x0041_", "_x005F_x0041_"),
        ("a\ud800b", "a?b"),
    ],
)
def test_xlsx_writes_what_xml_cannot_hold_as_excel_does(
    text: str, written: str
) -> None:
    assert xlsx_rows(Line(text))[0][0] == written


@given(st.text(st.characters(), max_size=50))
def test_xlsx_can_be_read_whatever_the_text(text: str) -> None:
    assert len(xlsx_rows(Line(text, quantity=7))) == 1


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(9999, 12, 31)))
@example(date(1900, 2, 28))
@example(date(1900, 3, 1))
def test_xlsx_keeps_the_day(day: date) -> None:
    found = xlsx_rows(Line(day=day))[0][3]
    assert isinstance(found, datetime)
    assert found.date() == day


@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "http://x.in", "0098", "@x"])
def test_xlsx_never_takes_a_text_for_anything_else(text: str) -> None:
    cell = sheets(Line(text))[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_xlsx_keeps_a_number_that_excel_would_round_as_text() -> None:
    amount = Decimal("12345678901234567.89")
    assert xlsx_rows(Line(amount=amount))[0][1] == "12345678901234567.89"
    paise = Decimal("12345678901234.56")
    assert xlsx_rows(Line(amount=paise))[0][1] == "12345678901234.56"


def test_xlsx_keeps_a_double_as_a_number() -> None:
    amount = Decimal("1180.1200000000001")
    assert xlsx_rows(Line(amount=amount))[0][1] == 1180.1200000000001
    more = Decimal("1180.12000000000011")
    assert xlsx_rows(Line(amount=more))[0][1] == "1180.12000000000011"


def test_xlsx_keeps_a_date_that_excel_does_not_know_as_text() -> None:
    assert xlsx_rows(Line(day=date(1821, 6, 8)))[0][3] == "1821-06-08"


def test_xlsx_says_where_it_cut_a_text_that_excel_cannot_hold() -> None:
    text = str(xlsx_rows(Line("x" * 40_000))[0][0])
    assert len(text) == CELL_LIMIT
    assert text.endswith(CUT)
