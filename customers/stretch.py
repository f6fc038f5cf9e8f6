"""Reading a stretch of a long list: no deeper than half of it, and along its index."""

from collections.abc import Iterable, Sequence
from typing import Any

from customers.models import Customer
from customers.models.customer import CustomerQuerySet
from customers.neighbours import turned

# From here on the way to the stretch is longer than reading its rows by their ids.
FAR = 1_000


def stretch(
    customers: CustomerQuerySet,
    order: Sequence[str],
    *,
    within: slice,
    count: int,
    fields: Iterable[str],
) -> list[Any]:
    """The rows of a list of `count` from `within.start` to `within.stop`, with these
    fields and no others.

    One query, two for a stretch that is far from both ends.
    """
    start, stop = within.start, min(within.stop, count)
    if start <= count - stop:
        return _read(customers.order_by(*order), start, stop, fields=fields)
    from_the_end = customers.order_by(*turned(order))
    return _read(from_the_end, count - stop, count - start, fields=fields)[::-1]


def _read(
    customers: CustomerQuerySet, start: int, stop: int, *, fields: Iterable[str]
) -> list[Any]:
    if start < FAR:
        return list(customers.values_list(*fields, named=True)[start:stop])
    # The index alone says who they are; the rows on the way are not touched.
    wanted = list(customers.values_list("pk", flat=True)[start:stop])
    rows = Customer.objects.filter(pk__in=wanted).values_list(*fields, named=True)
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in wanted if pk in found]
