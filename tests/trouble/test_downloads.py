"""A download that breaks off must not look like a whole one."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

import pytest
from django.db import OperationalError

from sourcehub_portal.spreadsheet import Column, download
from sourcehub_portal.spreadsheet.comma import BROKEN_OFF, ROWS_A_CHUNK

COLUMNS: list[Column[str]] = [Column("ID", str)]


def _rows(*, whole: int) -> Iterator[str]:
    """So many rows, and then the database is gone."""
    yield from map(str, range(whole))
    raise OperationalError("server closed the connection")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_one_that_cannot_begin_is_no_download(kind: str) -> None:
    with pytest.raises(OperationalError):
        download(format=kind, name="customers", columns=COLUMNS, rows=_rows(whole=9))


def test_a_csv_that_breaks_off_says_so_and_breaks_off() -> None:
    rows = _rows(whole=ROWS_A_CHUNK * 2)
    answer = download(format="csv", name="customers", columns=COLUMNS, rows=rows)
    sent: list[bytes] = []
    with pytest.raises(OperationalError):
        sent.extend(iter(answer))
    lines = b"".join(sent).decode("utf-8-sig").split("\r\n")
    assert lines[:3] == ["ID", "0", "1"]
    assert lines[-2:] == [BROKEN_OFF, ""]


def test_an_xlsx_that_breaks_off_has_no_end_and_does_not_open() -> None:
    rows = _rows(whole=ROWS_A_CHUNK * 2)
    answer = download(format="xlsx", name="customers", columns=COLUMNS, rows=rows)
    sent: list[bytes] = []
    with pytest.raises(OperationalError):
        sent.extend(iter(answer))
    assert sent
    with pytest.raises(BadZipFile):
        ZipFile(io.BytesIO(b"".join(sent)))


def test_a_whole_csv_says_nothing_of_the_kind() -> None:
    answer = download(format="csv", name="customers", columns=COLUMNS, rows=["7"])
    assert b"".join(answer) == b"\xef\xbb\xbfID\r\n7\r\n"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_a_download_reads_is_closed_when_the_client_goes_away(kind: str) -> None:
    closed: list[bool] = []

    def read() -> Iterator[str]:
        try:
            yield from map(str, range(ROWS_A_CHUNK * 9))
        finally:
            closed.append(True)

    answer = download(format=kind, name="customers", columns=COLUMNS, rows=read())
    next(iter(answer))
    assert not closed
    answer.close()
    assert closed
