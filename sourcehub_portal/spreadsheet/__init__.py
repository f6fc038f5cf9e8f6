"""Rows as a download that a spreadsheet opens: CSV and XLSX.

A list declares its columns once; both formats are written from them, row by row, so
that a million rows need no more memory than a hundred.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice

from django.core.exceptions import BadRequest
from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from .columns import Cell, Column, Kind, Row
from .comma import csv_chunks, marked
from .workbook import write_xlsx

__all__ = ["Cell", "Column", "Format", "Kind", "Row", "download", "read_format"]

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
) -> StreamingHttpResponse:
    """The rows as an attachment called `name`.csv or `name`.xlsx.

    CSV is sent while the rows are read: where that fails it breaks off, and says so.
    XLSX, being a ZIP file, is first written to a temporary file. Raises `BadRequest`
    for a format that is neither.
    """
    chosen = read_format(format)
    answer = (
        _csv_answer(csv_chunks(columns, rows))
        if chosen is Format.CSV
        else _xlsx_answer(name=name, columns=columns, rows=rows)
    )
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{name}.{chosen}"
    )
    return answer


def _csv_answer(chunks: Iterator[bytes]) -> StreamingHttpResponse:
    """With the first chunk made at once: if that fails, there can still be a page."""
    first = list(islice(chunks, 1))
    return StreamingHttpResponse(
        chain(first, marked(chunks)), content_type="text/csv; charset=utf-8"
    )


def _xlsx_answer(
    *, name: str, columns: Sequence[Column[Row]], rows: Iterable[Row]
) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- FileResponse closes it when sent
    try:
        write_xlsx(file, name=name, columns=columns, rows=rows)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, content_type=XLSX_TYPE)
