"""The envelope: an answer's bytes → a page of rows, each with its id and its raw JSON.

This is all that a sweep needs for a row that has not changed, so it is kept cheap: the
rows' fields are checked to be JSON, and not looked at.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from sourcehub_portal.gateway.errors import (
    BadEncoding,
    NotJson,
    UnexpectedShape,
    UpstreamError,
)
from sourcehub_portal.gateway.records import Page, RawRow, Rejected

from .complaint import complaint
from .decode import decode, is_too_deep, without_lone_surrogates
from .values import read_count, read_id

Name = Literal["customers", "orders"]

_Rows = list[msgspec.Raw] | dict[str, msgspec.Raw]
_BOM = b"\xef\xbb\xbf"
_LIKELY = re.compile(r"[0-9]{9}")
_ENDLESS_DIGITS = re.compile(r"[0-9]{1000}")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


class _Data(msgspec.Struct):
    customers: _Rows | msgspec.UnsetType = msgspec.UNSET
    orders: _Rows | msgspec.UnsetType = msgspec.UNSET
    pagination: msgspec.Raw = msgspec.Raw(b"null")


class _Envelope(msgspec.Struct):
    data: _Data | list[msgspec.Raw] | None = None
    error: msgspec.Raw = msgspec.Raw(b"null")


class _Identified(msgspec.Struct):
    id: int | str | None = None


class _Pagination(msgspec.Struct):
    total: int | str | None = None


_envelope = msgspec.json.Decoder(_Envelope)
_identified = msgspec.json.Decoder(_Identified)
_pagination = msgspec.json.Decoder(_Pagination)


def split_rows(body: bytes, *, name: Name, asked_at: datetime) -> Page[RawRow]:
    """The rows of `data.<name>`, in the order in which they came.

    The list may be an object with digits for keys (PHP, once an entry was removed), and
    `data` may be `[]` (PHP's empty array): then no rows came.

    Raises NotJson, BadEncoding, UnexpectedShape, or what an error envelope means that
    came with status 200.
    """
    text = _text(body)
    mended = text
    try:
        found = decode(_envelope, text)
    except NotJson:
        if (mended := without_lone_surrogates(text)) == text:
            raise
        found = decode(_envelope, mended)
    if found.data is None and bytes(found.error) != b"null":
        raise complaint(body)
    listed = _listed(found.data, name)
    rows = [str(row, "utf-8") for row in listed]
    written = rows if mended is text else _as_written(rows, mended=mended, written=text)
    sorted_out = [_row(row, raw=raw) for row, raw in zip(rows, written, strict=True)]
    return Page(
        records=tuple(row for row in sorted_out if isinstance(row, RawRow)),
        rejected=tuple(row for row in sorted_out if isinstance(row, Rejected)),
        total=_total(found.data),
        received=len(rows),
        asked_at=asked_at,
    )


def _text(body: bytes) -> str:
    """The body as text. Raises BadEncoding; NotJson for numbers without end."""
    try:
        text = body.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        raise BadEncoding from error
    if _has_endless_number(text):
        raise NotJson
    return text


def _has_endless_number(text: str) -> bool:
    """Whether a number of 1,000 digits or more is in the JSON `text`.

    Such a run covers nine neighbours among every 100th character, so those are looked
    at first: that costs next to nothing.
    """
    if not _LIKELY.search(text[::100]):
        return False
    return bool(_ENDLESS_DIGITS.search(_STRING.sub('""', text)))


def _listed(
    data: _Data | list[msgspec.Raw] | None, name: Name
) -> Iterable[msgspec.Raw]:
    rows = getattr(data, name, data)
    if isinstance(rows, dict):
        if not all(key.isascii() and key.isdigit() for key in rows):
            raise UnexpectedShape
        return list(rows.values())
    if not isinstance(rows, list) or (rows and rows is data):
        raise UnexpectedShape
    return rows


def _total(data: _Data | list[msgspec.Raw] | None) -> int | None:
    if not isinstance(data, _Data):
        return None
    try:
        return read_count(decode(_pagination, data.pagination).total)
    except UpstreamError:
        # `[]`, null, or a total that is no whole number: paging does without.
        return None


def _as_written(rows: list[str], *, mended: str, written: str) -> Iterable[str]:
    """The rows of `mended` as they stand in `written`, at the same positions."""
    end = 0
    for row in rows:
        start = mended.index(row, end)
        end = start + len(row)
        yield written[start:end]


def _row(row: str, *, raw: str) -> RawRow | Rejected:
    if is_too_deep(row):
        return Rejected(raw=raw, reason="The row is nested too deep.")
    try:
        row_id = read_id(decode(_identified, row).id)
    except UnexpectedShape:
        row_id = None
    if row_id is None:
        what = "has no usable id" if raw.startswith("{") else "is not an object"
        return Rejected(raw=raw, reason=f"The row {what}.")
    return RawRow(id=row_id, raw=raw)
