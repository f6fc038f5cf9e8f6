"""Rows as XLSX: texts, numbers and dates as such."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .columns import Cell, Column, Kind, Row

ROWS_A_SHEET = 1_048_575  # Excel's limit, less the header
NAME_LIMIT = 31  # characters of a sheet's name
CELL_LIMIT = 32_767  # characters; XlsxWriter would leave a longer cell out
CUT = " … (cut: longer than Excel allows)"


def write_xlsx(
    file: IO[bytes],
    *,
    name: str,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
) -> None:
    """Writes a workbook: one sheet called `name`, and another where one is full.

    Every cell is written by its type, so that a text is never taken for a formula, a
    number or a link.
    """
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        formats = {
            kind: book.add_format({"num_format": kind.value[0]}) for kind in Kind
        }
        sheet = _new_sheet(book, _sheet_name(name, 1), columns)
        for count, row in enumerate(rows):
            sheets, line = divmod(count, ROWS_A_SHEET)
            if sheets and line == 0:
                sheet = _new_sheet(book, _sheet_name(name, sheets + 1), columns)
            for index, column in enumerate(columns):
                place = (line + 1, index)
                _write(sheet, place, column.value(row), formats[column.kind])


def _sheet_name(name: str, number: int) -> str:
    suffix = f" {number}" if number > 1 else ""
    return name.capitalize()[: NAME_LIMIT - len(suffix)] + suffix


def _new_sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[Column[Row]]
) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    heading = book.add_format({"bold": True})
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.kind.value[1])
        sheet.write_string(0, index, column.name, heading)
    return sheet


def _write(
    sheet: Worksheet, place: tuple[int, int], value: Cell, style: Format
) -> None:
    match value:
        case None | "":
            return
        case Decimal() | int() if _fits_a_number(value):
            sheet.write_number(*place, value, style)
        case date() if value.year >= 1900:
            sheet.write_datetime(*place, value, style)
        case _:
            sheet.write_string(*place, _xlsx_text(str(value)), style)


def _fits_a_number(value: Decimal | int) -> bool:
    """Whether Excel keeps it exactly: it holds 15 digits of a number."""
    number = Decimal(value)
    return number.is_finite() and len(number.as_tuple().digits) <= 15


def _xlsx_text(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    if len(text) <= CELL_LIMIT:
        return text
    return text[: CELL_LIMIT - len(CUT)] + CUT
