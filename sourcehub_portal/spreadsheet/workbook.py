"""Rows as XLSX, sent while they are read: texts, numbers and dates as such.

XlsxWriter makes the workbook without the rows: its styles, its first sheet, and an
empty sheet with one row of blank cells for a pattern. That sheet's XML is sent with the
rows in the pattern's place.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from .cells import row_writer, storable
from .columns import About, Column, Row
from .zipped import Part, zipped

ROWS_A_SHEET = 1_048_575  # Excel's limit, less the header
BYTES_A_SHEET = 2_000_000_000  # what a plain ZIP file holds, with room to spare
ROWS_A_CHUNK = 200
NAME_LIMIT = 31  # characters of a sheet's name
ABOUT = "About this export"

_PATTERN = re.compile(r'<row r="2".*?</row>', re.DOTALL)
_STYLE = re.compile(r' s="(\d+)"')
# It would say that there are two rows.
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
# Two sheets that are selected would be edited as one.
_SELECTED = ' tabSelected="1"'


def xlsx_chunks(
    name: str, columns: Sequence[Column[Row]], rows: Iterable[Row], about: About = ()
) -> Iterator[bytes]:
    """A workbook in chunks: the sheet `about`, if there is anything to say, then one
    called `name`, which it opens at, and another where that is full.

    Every cell is written by its type, so that a text is never taken for a formula, a
    number or a link.
    """
    return zipped(_parts(name, columns, iter(rows), about))


def _parts(
    name: str, columns: Sequence[Column[Row]], rows: Iterator[Row], about: About
) -> Iterator[Part]:
    """The sheets with the rows come first: how many there are is known after them."""
    first = 2 if about else 1
    frame = _frame(name, columns, about, sheets=1)
    sheet = frame[_sheet_file(first)].decode()
    ahead: list[Row] = []
    for sheets in count(1):
        yield (
            _sheet_file(first + sheets - 1),
            _filled(sheet, columns, chain(ahead, rows)),
        )
        if not (ahead := list(islice(rows, 1))):
            break
        sheet = sheet.replace(_SELECTED, "")
    if sheets > 1:
        frame = _frame(name, columns, about, sheets=sheets)
    sent = {_sheet_file(first + number) for number in range(sheets)}
    yield from (
        (file, [content]) for file, content in frame.items() if file not in sent
    )


def _filled(
    sheet: str, columns: Sequence[Column[Row]], rows: Iterable[Row]
) -> Iterator[bytes]:
    """The sheet's XML with as many of the rows as it holds."""
    pattern = _PATTERN.findall(sheet)[0]
    head, tail = sheet.split(pattern)
    write = row_writer(columns, styles=_STYLE.findall(pattern))
    lines = enumerate(islice(rows, ROWS_A_SHEET), start=2)
    size = 0
    # The first rows go with the head, so that they are read before anything is sent.
    xml = head
    while size < BYTES_A_SHEET and (chunk := list(islice(lines, ROWS_A_CHUNK))):
        xml += "".join(write(line, row) for line, row in chunk)
        size += len(sent := xml.encode())
        yield sent
        xml = ""
    yield (xml + tail).encode()


def _frame(
    name: str, columns: Sequence[Column[Row]], about: About, *, sheets: int
) -> dict[str, bytes]:
    """The files of a workbook that has all but the rows, by their names."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        if about:
            _write_about(book, about)
        for number in range(1, sheets + 1):
            sheet = _new_sheet(book, _sheet_name(name, number), columns)
            if number == 1:
                sheet.activate()
    with ZipFile(file) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    return {each: _DIMENSION.sub(b"", content) for each, content in files.items()}


def _write_about(book: xlsxwriter.Workbook, about: About) -> None:
    sheet = book.add_worksheet(ABOUT)
    heading = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    for line, (what, said) in enumerate(about):
        sheet.write_string(line, 0, what, heading)
        sheet.write_string(line, 1, storable(said), words)


def _sheet_file(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _sheet_name(name: str, number: int) -> str:
    suffix = f" {number}" if number > 1 else ""
    return name.capitalize()[: NAME_LIMIT - len(suffix)] + suffix


def _new_sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[Column[Row]]
) -> Worksheet:
    """With its header, and below it the row of the pattern."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    heading = book.add_format({"bold": True})
    for index, column in enumerate(columns):
        look, width = column.kind.value
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, column.name, heading)
        sheet.write_blank(1, index, None, book.add_format({"num_format": look}))
    return sheet
