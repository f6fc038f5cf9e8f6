"""What the database keeps beside the customers must be what the customers say."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count

from customers import indexes
from customers.kinds import Kind
from customers.models import FACETS, Customer, FacetCount, Sweep
from sourcehub_portal.finding import Exceptions, Finding


def findings() -> Iterator[Finding]:
    yield _counts_are_what_counting_gives()
    yield _nothing_is_searched_without_an_index()


def _counts_are_what_counting_gives() -> Finding:
    kept = _of(FacetCount.objects.exclude(customers=0).values_list(*_KIND, "customers"))
    counted = _of(Customer.objects.values_list(*_KIND).annotate(Count("pk")).order_by())
    wrong = Exceptions()
    for kind in kept.keys() | counted.keys():
        if kept.get(kind) != counted.get(kind):
            words = "/".join(kind)
            wrong.add(f"{words}: {kept.get(kind, 0):,} ≠ {counted.get(kind, 0):,}")
    return Finding(
        not wrong.count,
        f"Kinds of customers: {len(counted):,}, of {sum(counted.values()):,} customers;"
        f" whose kept count is another: {wrong}.",
    )


_KIND = ("shelf", *FACETS)


def _of(rows: Iterable[tuple[Any, ...]]) -> dict[Kind, int]:
    return {tuple(kind): count for *kind, count in rows}


def _nothing_is_searched_without_an_index() -> Finding:
    """But for a first import on its way: the next sweep builds what is missing."""
    missing = indexes.missing()
    return Finding(
        not missing or not Sweep.objects.complete().exists(),
        f"Indexes of the customers' lists that are missing: {len(missing)}"
        + (f" ({', '.join(missing)})." if missing else "."),
    )
