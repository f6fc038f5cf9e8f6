"""Many ids at once: packed for keeping, looked up, and asked the database for."""

# array[int] is a type in annotations only; at run time Python 3.11 refuses it.
from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection
from django.db.models.expressions import RawSQL

_CHUNK = 500
# A list of values has its limits in both databases; one text that holds them has none.
_ONE_A_ROW = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
}


def packed(ids: Iterable[int]) -> bytes:
    return array("q", ids).tobytes()


def unpacked(ids: bytes | memoryview) -> array[int]:
    row = array("q")
    row.frombytes(bytes(ids))
    return row


def among(ids: Iterable[int]) -> RawSQL:
    """A subquery of these ids, however many: for `filter(pk__in=among(ids))`."""
    return RawSQL(*among_them(ids))  # noqa: S611  # nosec B611


def among_them(ids: Iterable[int]) -> tuple[str, tuple[str]]:
    """The same for a statement of one's own: its SQL, and the value for its place."""
    return _ONE_A_ROW[connection.vendor], (json.dumps(list(ids)),)


def within(ascending: array[int], pk: int) -> bool:
    index = bisect_left(ascending, pk)
    return index < len(ascending) and ascending[index] == pk


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Five hundred at a time, as many as one statement takes well."""
    rest = iter(ids)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
