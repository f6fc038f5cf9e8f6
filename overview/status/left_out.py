"""What was quarantined and why: rows of SourceHub's that are kept and not shown."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import Substr

from customers.models import Quarantined as Row
from customers.models import Sweep
from orders.models.lookup import Quarantined as OrderRow
from sourcehub_portal.source import current_source

REASONS = 10
BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Reason:
    """Why rows were left out, how many, and how one of them begins ("" for those who
    may not see it)."""

    words: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The most frequent reasons, how many rows in all, and how many have others."""

    reasons: list[Reason]
    count: int
    sweep: Sweep | None = None

    @property
    def more(self) -> int:
        return self.count - sum(reason.count for reason in self.reasons)


def customers_left_out(*, with_examples: bool) -> LeftOut:
    """Those of the last sweep that met any."""
    here = Sweep.objects.here().defer("checkpoint")
    sweep = here.filter(quarantined__gt=0).first()
    rows = Row.objects.filter(sweep=sweep) if sweep else Row.objects.none()
    return _counted(rows, "reason", sweep=sweep, with_examples=with_examples)


def orders_left_out(*, with_examples: bool) -> LeftOut:
    """Those of the last answer to every look-up."""
    rows = OrderRow.objects.filter(look_up__source=current_source())
    return _counted(rows, "words", sweep=None, with_examples=with_examples)


def _counted(
    rows: QuerySet[Any], why: str, *, sweep: Sweep | None, with_examples: bool
) -> LeftOut:
    """In three queries at most, however many rows there are."""
    groups = (
        rows.order_by()
        .values(why)
        .annotate(rows=Count("pk"), first=Min("pk"))
        .order_by("-rows", why)
    )
    top = list(groups[:REASONS])
    count = rows.count() if len(top) == REASONS else sum(each["rows"] for each in top)
    firsts = [each["first"] for each in top] if with_examples else []
    begins = dict(
        rows.order_by()
        .filter(pk__in=firsts)
        .values_list("pk", Substr("raw", 1, BEGINNING))
    )
    reasons = [
        Reason(each[why], each["rows"], begins.get(each["first"], "")) for each in top
    ]
    return LeftOut(reasons, count, sweep)
