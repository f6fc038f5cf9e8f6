"""Whether the list of customers comes at all, in its shape, and by pages."""

from collections.abc import Generator

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.records import CustomerRecord, Page

from .finding import Finding, fails, note, timed, works

PROBE = 3
FULL = 100

Customers = Page[CustomerRecord]


def how_customers_come(client: SourceHub) -> Generator[Finding, None, Customers]:
    """Yields findings, and returns the list's beginning, as large as it may be had."""
    first, took = timed(lambda: client.customers(count=PROBE, skip=0))
    yield works(f"SourceHub answered in {took} ms and accepts the key.")
    yield _total(first)
    yield _count(first)
    if first.received > 1:
        yield _skip(client, first)
    front = client.customers(count=FULL, skip=0)
    if front.received > PROBE or (front.total or 0) > PROBE:
        yield _full_page(front)
    yield _shape(front)
    return front


def _total(page: Customers) -> Finding:
    if page.total is None:
        return note(
            "SourceHub does not say how many customers it has, so a sweep reads on"
            " until nothing more comes."
        )
    return note(f"SourceHub says that it has {page.total} customers.")


def _count(page: Customers) -> Finding:
    if page.received > PROBE:
        return note(
            f"“count” is ignored: {PROBE} customers were asked for and"
            f" {page.received} came. A sweep reads them all the same."
        )
    return works("“count” is honoured.")


def _skip(client: SourceHub, first: Customers) -> Finding:
    """Whether `skip=1` begins at what was the second row."""
    before, after = ids(first), ids(client.customers(count=PROBE, skip=1))
    if after[: len(before) - 1] == before[1:]:
        return works("“skip” counts customers: the list can be read whole.")
    # A customer that came to the front meanwhile looks the same, but not both times.
    if after == before == ids(client.customers(count=PROBE, skip=PROBE)):
        return fails(
            "“skip” is ignored: the same customers come again, so a sweep cannot read"
            " beyond the first page. Ask SourceHub's support."
        )
    return note(
        "The list moved between two requests, or “skip” does not count customers."
        " Run this again; a sweep copes with a list that moves."
    )


def _full_page(front: Customers) -> Finding:
    due = min(FULL, max(front.total or 0, front.received))
    if front.received < due:
        return note(
            f"Of {FULL} customers asked for at once {front.received} come: a sweep"
            " reads them all, in as many more requests."
        )
    if front.received > FULL:
        return note(f"More than {FULL} customers come at once: {front.received}.")
    return works(
        f"Pages of {FULL} are honoured: {front.received} customers came at once."
    )


def _shape(page: Customers) -> Finding:
    if page.rejected:
        return fails(
            f"{len(page.rejected)} of {page.received} customers cannot be read:"
            f" {page.rejected[0].reason}"
        )
    remarks = [remark for record in page.records for remark in record.remarks]
    if remarks:
        # The field alone: what stands in it may be anybody's name.
        field = remarks[0].partition(":")[0]
        return note(
            f"Customers come as documented, except for {len(remarks)} field(s),"
            f" such as “{field}”; they are kept as they came."
        )
    return works("Customers come in the documented shape.")


def ids(page: Customers) -> list[int]:
    return [record.id for record in page.records]
