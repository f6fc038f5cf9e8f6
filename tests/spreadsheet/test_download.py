"""A download of either kind."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import BadRequest

from sourcehub_portal.spreadsheet import (
    download,
)
from tests.spreadsheet.lines import COLUMNS, Line, answer


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_is_sent_while_the_rows_are_read(kind: str) -> None:
    read: list[int] = []

    def counted() -> Iterator[Line]:
        for number in range(10_000):
            read.append(number)
            yield Line(str(number))

    answer = download(format=kind, name="lines", columns=COLUMNS, rows=counted())
    assert next(iter(answer))
    assert 0 < len(read) < 1_000


def test_another_format_is_refused_in_words() -> None:
    with pytest.raises(BadRequest, match="format=csv or format=xlsx"):
        answer([], kind="pdf")
