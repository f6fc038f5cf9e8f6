"""Rows as CSV: what arrives in the spreadsheet is what was said."""

from datetime import date
from decimal import Decimal

from tests.spreadsheet.lines import Line, answer, body, csv_rows


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


def test_csv_survives_a_lone_surrogate() -> None:
    assert csv_rows(Line("a\ud800b"))[0][0] == "a?b"
