"""Rows as a download that a spreadsheet opens: CSV and XLSX.

A list declares its columns once; both formats are written from them, row by row, so
that a million rows need no more memory than a hundred, and begin as soon.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from django.core.exceptions import BadRequest
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from .chunks import Chunks
from .columns import About, Cell, Column, Kind, Row
from .comma import csv_chunks, marked
from .workbook import xlsx_chunks

__all__ = [
    "About",
    "Cell",
    "Column",
    "Format",
    "Kind",
    "Row",
    "download",
    "read_format",
]

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


def read_format(text: str) -> Format:
    """The format that an address asks for; `BadRequest` in words for any other."""
    try:
        return Format(text)
    except ValueError as error:
        raise BadRequest(
            "Choose the format of the download: format=csv or format=xlsx."
        ) from error


def download(
    *,
    format: str,  # noqa: A002 -- the address's own word
    name: str,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    about: About = (),
) -> StreamingHttpResponse:
    """The rows as an attachment called `name`.csv or `name`.xlsx.

    It is sent while the rows are read, of which the first are read at once: if that
    fails, there can still be a page. Where a later one fails the download breaks off; a
    CSV then says so, and a workbook lacks its end, so that nothing opens it. Iterable
    `rows` with a `close` are closed when the client goes away. `about` fills the first
    sheet of a workbook. Raises `BadRequest` for a format that is neither.
    """
    chosen = read_format(format)
    if chosen is Format.CSV:
        kind = "text/csv; charset=utf-8"
        chunks = Chunks(csv_chunks(columns, rows), rest=marked, read_from=rows)
    else:
        kind = XLSX_TYPE
        chunks = Chunks(xlsx_chunks(name, columns, rows, about), read_from=rows)
    answer = StreamingHttpResponse(chunks, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{name}.{chosen}"
    )
    return answer
