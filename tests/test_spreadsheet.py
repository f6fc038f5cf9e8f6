"""Rows as CSV and XLSX: what arrives in the spreadsheet is what was said."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

import openpyxl
import pytest
from django.core.exceptions import BadRequest
from django.http import StreamingHttpResponse
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from sourcehub_portal.spreadsheet import (
    XLSX_TYPE,
    Cell,
    Column,
    Kind,
    download,
    workbook,
)
from sourcehub_portal.spreadsheet.cells import CELL_LIMIT, CUT
from sourcehub_portal.spreadsheet.comma import harmless


class Line(NamedTuple):
    text: str = ""
    amount: Cell = None
    quantity: Cell = None
    day: date | None = None


COLUMNS: list[Column[Line]] = [
    Column("Text", lambda line: line.text),
    Column("Amount", lambda line: line.amount, Kind.MONEY),
    Column("Quantity", lambda line: line.quantity, Kind.NUMBER),
    Column("Day", lambda line: line.day, Kind.DATE),
]


def answer(lines: Sequence[Line], *, kind: str) -> StreamingHttpResponse:
    return download(format=kind, name="lines", columns=COLUMNS, rows=lines)


def body(lines: Sequence[Line], *, kind: str) -> bytes:
    return b"".join(answer(lines, kind=kind))


def csv_rows(*lines: Line) -> list[list[str]]:
    text = body(lines, kind="csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def sheets(*lines: Line) -> list[Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(body(lines, kind="xlsx")))
    return list(book.worksheets)


def xlsx_rows(*lines: Line) -> list[tuple[object, ...]]:
    return list(sheets(*lines)[0].iter_rows(min_row=2, values_only=True))


def test_csv_starts_with_a_byte_order_mark_and_a_header_line() -> None:
    assert body([], kind="csv") == b"\xef\xbb\xbfText,Amount,Quantity,Day\r\n"


def test_csv_says_what_it_is_and_its_name() -> None:
    headers = answer([], kind="csv").headers
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="lines.csv"'


def test_csv_keeps_amounts_dates_and_empty_cells() -> None:
    line = Line("राम ट्रेडर्स", Decimal("140000.50"), 2, date(2021, 6, 8))
    assert csv_rows(line, Line()) == [
        ["राम ट्रेडर्स", "140000.50", "2", "2021-06-08"],
        ["", "", "", ""],
    ]


def test_csv_writes_amounts_without_an_exponent() -> None:
    assert csv_rows(Line(amount=Decimal("1E+5")))[0][1] == "100000"


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


def test_csv_survives_a_lone_surrogate() -> None:
    assert csv_rows(Line("a\ud800b"))[0][0] == "a?b"


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


def test_xlsx_keeps_a_date_that_excel_does_not_know_as_text() -> None:
    assert xlsx_rows(Line(day=date(1821, 6, 8)))[0][3] == "1821-06-08"


def test_xlsx_says_where_it_cut_a_text_that_excel_cannot_hold() -> None:
    text = str(xlsx_rows(Line("x" * 40_000))[0][0])
    assert len(text) == CELL_LIMIT
    assert text.endswith(CUT)


def test_xlsx_goes_on_in_another_sheet_where_one_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 2)
    first, second = sheets(Line("a"), Line("b"), Line("c"))
    assert (first.title, second.title) == ("Lines", "Lines 2")
    assert [cell.value for cell in second["A"]] == ["Text", "c"]


def test_a_sheet_is_named_as_long_as_excel_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 1)
    rows = [Line("a"), Line("b")]
    file = b"".join(workbook.xlsx_chunks("x" * 40, COLUMNS, rows))
    names = openpyxl.load_workbook(io.BytesIO(file)).sheetnames
    assert names == ["X" + "x" * 30, "X" + "x" * 28 + " 2"]


def test_only_the_first_of_the_sheets_with_rows_is_selected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 1)
    first, second = sheets(Line("a"), Line("b"))
    selected = [each.sheet_view.tabSelected for each in (first, second)]
    assert selected == [True, None]


def test_xlsx_goes_on_in_another_sheet_where_one_holds_no_more_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "BYTES_A_SHEET", 1)
    lines = [Line(str(number)) for number in range(workbook.ROWS_A_CHUNK + 1)]
    assert [sheet.max_row for sheet in sheets(*lines)] == [201, 2]


def test_a_workbook_says_on_its_first_sheet_what_it_is_and_opens_at_its_rows() -> None:
    about = [("Rows", "1"), ("Search", "=1+1")]
    file = b"".join(
        download(
            format="xlsx", name="lines", columns=COLUMNS, rows=[Line("a")], about=about
        )
    )
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert book.sheetnames == ["About this export", "Lines"]
    assert list(book.worksheets[0].values) == about
    assert book.worksheets[0]["B2"].data_type == "s"
    assert book.active == book.worksheets[1]
    assert book.worksheets[1]["A2"].value == "a"


def test_the_sheets_are_numbered_behind_the_first_that_says_what_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 1)
    rows = [Line("a"), Line("b")]
    file = b"".join(workbook.xlsx_chunks("lines", COLUMNS, rows, [("Rows", "2")]))
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert [sheet["A2"].value for sheet in book.worksheets[1:]] == ["a", "b"]
    assert [sheet["A1"].value for sheet in book.worksheets[1:]] == ["Text", "Text"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_is_sent_while_the_rows_are_read(kind: str) -> None:
    read: list[int] = []

    def counted() -> Iterator[Line]:
        for number in range(10_000):
            read.append(number)
            yield Line(str(number))

    answer = download(format=kind, name="lines", columns=COLUMNS, rows=counted())
    assert next(iter(answer))
    assert 0 < len(read) < 1_000


def test_a_full_sheet_has_no_empty_sheet_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 2)
    assert len(sheets(Line("a"), Line("b"))) == 1


def test_another_format_is_refused_in_words() -> None:
    with pytest.raises(BadRequest, match="format=csv or format=xlsx"):
        answer([], kind="pdf")
