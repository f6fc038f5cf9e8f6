"""Rows as CSV, in which no spreadsheet runs anything."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from .columns import Cell, Column, Row

ROWS_A_CHUNK = 200
BROKEN_OFF = "INCOMPLETE: this download broke off here. Download it again."

# What makes a spreadsheet run a cell instead of showing it, full-width forms included.
_RUNS = tuple("=+-@＝＋－＠")  # noqa: RUF001 -- the full-width signs are meant
# A signed number or phone, and nothing to compute with: no operator, bracket or letter.
# A dash is what people write for nothing.
_NOTHING_TO_RUN = re.compile(r"[+＋-]\.?\d[\d .,\u00a0]*|-+")  # noqa: RUF001 -- as above
_LAST_SPACE = 0x3000  # Unicode's; a test looks at all there are
_SPACES = (chr(code) for code in range(_LAST_SPACE + 1) if chr(code).isspace())
# Nothing runs a text that begins otherwise.
_SUSPECT = frozenset([*_RUNS, *_SPACES])
# By the module that writes, as `_csv_cell` would.
_WRITTEN_AS_THEY_ARE = frozenset([int, type(None), date])


def csv_chunks(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with a byte-order mark (without it Excel garbles Indian scripts), CRLF."""
    lines: Iterator[list[Any]] = chain(
        [[column.name for column in columns]], _lines(columns, rows)
    )
    mark = "\ufeff"
    while chunk := list(islice(lines, ROWS_A_CHUNK)):
        buffer = io.StringIO()
        csv.writer(buffer).writerows(chunk)
        # "replace": a lone surrogate must not break the download in the middle.
        yield (mark + buffer.getvalue()).encode("utf-8", "replace")
        mark = ""


def _lines(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[list[Any]]:
    """Each row's cells, harmless, for the module that writes CSV."""
    cells: list[Callable[[Row], Any]] = [column.value for column in columns]
    for row in rows:
        # To let nearly all pass without a call is worth seconds for a million rows.
        yield [
            value
            if (
                value[:1] not in _SUSPECT
                if (kind := type(value := cell(row))) is str
                else kind in _WRITTEN_AS_THEY_ARE
            )
            else _csv_cell(value)
            for cell in cells
        ]


def marked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks; where one fails, a last line says so, and the error goes on.

    The connection then breaks off, which a browser shows as a failed download; but a
    proxy that speaks HTTP/1.0 passes it on as the end of a whole file.
    """
    try:
        yield from chunks
    except Exception:
        yield f"{BROKEN_OFF}\r\n".encode()
        raise


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it.

    "+91 98450 12345" and "-5.00" stay as they are. "+91-98450-12345" is a subtraction
    to a spreadsheet, which would show its result and lose the phone. Behind the
    apostrophe, OWASP's way for CSV, all its digits stay where they were.
    """
    starts = text.lstrip()[:1]
    runs = starts in _RUNS or text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if runs and not _NOTHING_TO_RUN.fullmatch(text) else text


def _csv_cell(value: Cell) -> str:
    match value:
        case str():
            return harmless(value)
        case None:
            return ""
        case Decimal():
            return f"{value:f}"  # never 1E+5
        case date():
            return value.isoformat()
        case _:
            return str(value)
