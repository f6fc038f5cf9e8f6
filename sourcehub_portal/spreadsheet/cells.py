"""Cells as a worksheet's XML has them."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape  # nosec B406

from xlsxwriter.utility import xl_col_to_name

from .columns import Cell, Column, Row

CELL_LIMIT = 32_767  # characters
CUT = " … (cut: longer than Excel allows)"
MOST_DIGITS = 15  # of a number that Excel shows

# What XML has no place for is written as Excel writes it, "_x0001_"; so a text that
# looks like that needs its first character written so.
_NOT_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile(rf"[&<>\ud800-\udfff]|^\s|\s$|{_NOT_XML.pattern}")
_DAY_ZERO = date(1899, 12, 31).toordinal()
_NO_LEAP_DAY = 59  # Excel counts a 29 February 1900 that never was


def row_writer(
    columns: Sequence[Column[Row]], *, styles: Sequence[str]
) -> Callable[[int, Row], str]:
    """A function that writes a row with its number, 1 being the header's."""
    cells = [
        (f'<c r="{xl_col_to_name(index)}', f'" s="{style}"', column.value)
        for index, (column, style) in enumerate(zip(columns, styles, strict=True))
    ]
    end, look, _ = cells[-1]

    def row_xml(line: int, row: Row) -> str:
        xml = [
            f"{start}{line}{style}{_content(found)}</c>"
            for start, style, value in cells
            if (found := value(row)) is not None and found != ""
        ]
        if found is None or found == "":
            # Else what reads row by row would find rows of unequal length.
            xml.append(f"{end}{line}{look}/>")
        return f'<row r="{line}">{"".join(xml)}</row>'

    return row_xml


def _content(value: Cell) -> str:
    """What follows a cell's place and style, up to its end."""
    match value:
        case str():
            return _text(value)
        case int() if abs(value) < 10**MOST_DIGITS:
            return f"><v>{value}</v>"
        case Decimal() if _fits_a_number(value):
            return f"><v>{value:f}</v>"
        case date() if value.year >= 1900:
            return f"><v>{_serial(value)}</v>"
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    if len(text) <= CELL_LIMIT and not _NEEDS_CARE.search(text):
        return f' t="inlineStr"><is><t>{text}</t></is>'
    text = _NOT_XML.sub(_written, escape(storable(text)))
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is>'


def storable(text: str) -> str:
    """The text as Excel can hold it: without lone surrogates, and not too long."""
    text = text.encode("utf-8", "replace").decode()
    if len(text) <= CELL_LIMIT:
        return text
    return text[: CELL_LIMIT - len(CUT)] + CUT


def _written(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _fits_a_number(value: Decimal) -> bool:
    """Whether Excel, whose numbers are doubles, keeps it exactly, and shows at least
    its paise. A double that somebody computed has up to 17 digits."""
    if not value.is_finite():
        return False
    if len(value.as_tuple().digits) <= MOST_DIGITS:
        return True
    keeps_paise = abs(value) < 10 ** (MOST_DIGITS - 2)
    return keeps_paise and Decimal(repr(float(value))) == value


def _serial(day: date) -> int:
    """The day's number, 1 being 1 January 1900."""
    number = day.toordinal() - _DAY_ZERO
    return number + (number > _NO_LEAP_DAY)
