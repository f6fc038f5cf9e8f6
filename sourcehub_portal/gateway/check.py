"""Finds out, in words, whether this SourceHub can be used, and how it pages."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from .client import SourceHub
from .errors import UpstreamError
from .records import CustomerRecord, Page
from .redaction import phone_tail

T = TypeVar("T")

_PROBE = 3

Verdict = Literal["works", "FAILS", "note"]
WORKS: Final = "works"
FAILS: Final = "FAILS"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried, or (a note) what is merely good to know."""

    verdict: Verdict
    words: str


def check(client: SourceHub, *, phone: str = "") -> Iterator[Finding]:
    """Findings as they are made; the first that hinders the rest is the last."""
    yield Finding(WORKS, f"The settings are in order: {client.endpoint.url}.")
    try:
        yield from _customers(client)
        if phone:
            yield _orders(client, phone)
    except UpstreamError as error:
        tried = "once" if error.attempts == 1 else f"{error.attempts} times"
        yield Finding(
            FAILS, f"{error.message} (Tried {tried} in {error.seconds:.1f} s.)"
        )


def _customers(client: SourceHub) -> Iterator[Finding]:
    first, took = _timed(lambda: client.customers(count=_PROBE, skip=0))
    yield Finding(WORKS, f"SourceHub answered in {took} ms and accepts the key.")
    yield _shape(first)
    yield _total(first)
    yield _count(first)
    if first.received > 1:
        second = client.customers(count=_PROBE, skip=1)
        yield _skip(first, second)


def _shape(page: Page[CustomerRecord]) -> Finding:
    if page.rejected:
        return Finding(
            FAILS,
            f"{len(page.rejected)} of {page.received} customers cannot be read:"
            f" {page.rejected[0].reason}",
        )
    remarks = [remark for record in page.records for remark in record.remarks]
    if remarks:
        return Finding(
            NOTE,
            f"Customers come as documented, except for {len(remarks)} field(s),"
            f" such as {remarks[0]!r}; they are kept as they came.",
        )
    return Finding(WORKS, "Customers come in the documented shape.")


def _total(page: Page[CustomerRecord]) -> Finding:
    if page.total is None:
        return Finding(NOTE, "SourceHub does not say how many customers it has.")
    return Finding(NOTE, f"SourceHub says that it has {page.total} customers.")


def _count(page: Page[CustomerRecord]) -> Finding:
    if page.received > _PROBE:
        return Finding(
            NOTE,
            f"“count” is ignored: {_PROBE} customers were asked for and"
            f" {page.received} came. A sweep reads them all the same.",
        )
    return Finding(WORKS, "“count” is honoured.")


def _skip(first: Page[CustomerRecord], second: Page[CustomerRecord]) -> Finding:
    """Whether `skip=1` begins at what was the second row."""
    before, after = _ids(first), _ids(second)
    if after[: len(before) - 1] == before[1:]:
        return Finding(WORKS, "“skip” counts customers: the list can be read whole.")
    if after == before:
        return Finding(
            FAILS,
            "“skip” is ignored: the same customers come again, so a sweep cannot read"
            " beyond the first page. Ask SourceHub's support.",
        )
    return Finding(
        NOTE,
        "The list moved between two requests, or “skip” does not count customers."
        " Run this again; a sweep copes with a list that moves.",
    )


def _orders(client: SourceHub, phone: str) -> Finding:
    page, took = _timed(lambda: client.orders(phone=phone, count=_PROBE))
    total = "" if page.total is None else f" of {page.total}"
    came = f"{page.received}{total} orders of {phone_tail(phone)} came in {took} ms"
    if page.rejected:
        reason = page.rejected[0].reason
        return Finding(FAILS, f"{came}, {len(page.rejected)} unreadable: {reason}")
    return Finding(WORKS, f"The order look-up works: {came}.")


def _timed(ask: Callable[[], T]) -> tuple[T, int]:
    """What `ask` returned, and its milliseconds."""
    began = time.monotonic()
    answer = ask()
    return answer, round((time.monotonic() - began) * 1000)


def _ids(page: Page[CustomerRecord]) -> list[int]:
    return [record.id for record in page.records]
