"""Lines that are sent as a spreadsheet, and what arrives."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import openpyxl
from django.http import StreamingHttpResponse
from openpyxl.worksheet.worksheet import Worksheet

from sourcehub_portal.spreadsheet import (
    Cell,
    Column,
    Kind,
    download,
)


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
