"""The sheets of a workbook, and what the first one says."""

import io

import openpyxl
import pytest

from sourcehub_portal.spreadsheet import (
    download,
    workbook,
)
from tests.spreadsheet.lines import COLUMNS, Line, sheets


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


def test_a_full_sheet_has_no_empty_sheet_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 2)
    assert len(sheets(Line("a"), Line("b"))) == 1
