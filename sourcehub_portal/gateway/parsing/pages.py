"""A page of raw rows → a page of records."""

from collections.abc import Callable
from typing import TypeVar

from sourcehub_portal.gateway.errors import UpstreamError
from sourcehub_portal.gateway.records import Page, RawRow, Rejected

T = TypeVar("T")


def parse_page(page: Page[RawRow], parse: Callable[[str], T]) -> Page[T]:
    """`page` with each row parsed; a row that cannot be parsed is rejected."""
    records: list[T] = []
    rejected = list(page.rejected)
    for row in page.records:
        try:
            records.append(parse(row.raw))
        except UpstreamError as error:
            rejected.append(Rejected(raw=row.raw, reason=error.message))
    return Page(
        records=tuple(records),
        rejected=tuple(rejected),
        total=page.total,
        received=page.received,
        asked_at=page.asked_at,
    )
