"""How many of each kind there are, in all or by day: one query, out of an index."""

import datetime
from collections import defaultdict
from typing import Any

from django.db.models import Count, Value

from customers.changes.what import WHATS
from customers.india import DayOf
from customers.models.change import ChangeQuerySet


def count(changes: ChangeQuerySet) -> dict[str, int]:
    """{kind: how many}, with every kind."""
    found = dict.fromkeys((what.name for what in WHATS), 0)
    return found | dict(_grouped(changes))


def count_by_day(changes: ChangeQuerySet) -> dict[datetime.date, dict[str, int]]:
    """{day: {kind: how many}}, without the days on which nothing was seen."""
    found: dict[datetime.date, dict[str, int]] = defaultdict(dict)
    for name, number, day in _grouped(changes, day=DayOf("seen_at")):
        found[day][name] = number
    return found


def _grouped(changes: ChangeQuerySet, **by: Any) -> Any:
    """A range of the index for each kind, and the five in one query."""
    first, *others = (
        changes.filter(what.changes)
        .order_by()
        .annotate(what=Value(what.name), **by)
        .values("what", *by)
        .annotate(number=Count("pk"))
        .values_list("what", "number", *by)
        for what in WHATS
    )
    return first.union(*others, all=True)
