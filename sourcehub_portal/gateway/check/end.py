"""Whether the list of customers ends where `total` says that it does."""

from collections.abc import Iterator

from sourcehub_portal.gateway.client import SourceHub

from .customers import Customers, ids
from .finding import Finding, note, works

_LAST = 3
_COUNT = 10


def where_the_list_ends(client: SourceHub, front: Customers) -> Iterator[Finding]:
    """One finding; none where SourceHub names no total or ignores “skip”."""
    if not front.total:
        return
    skip = max(0, front.total - _LAST)
    page = client.customers(count=_COUNT, skip=skip)
    if skip >= front.received and set(ids(page)) & set(ids(front)):
        return  # the beginning again: this is not the end
    yield _ended(page.received, due=front.total - skip, total=page.total)


def _ended(received: int, *, due: int, total: int | None) -> Finding:
    """`received` rows came where `due` were left before the end."""
    if received == due:
        return works("The list ends where “total” says.")
    if received < due:
        return note(
            f"The list ends before its “total”: {received} of its last {due} customers"
            f" came, and “total” now is {total}. As long as it is so, no sweep"
            " concludes that a customer is gone."
        )
    return note(
        "The list goes on behind its “total”; a sweep reads on until nothing comes."
    )
