"""The customers that a selection of changes is about, page by page."""

import datetime
from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery

from customers.changes.counting import count
from customers.changes.selection import Selection
from customers.changes.what import WHATS, What
from customers.models import Change, Customer, Kind
from customers.models.change import ChangeQuerySet

A_PAGE = 50
_NAMED_BY = ("display_name", "company_name", "contact_person_name", "customer_code")


@dataclass(frozen=True, slots=True)
class Row:
    """A change, and the next one of the same matter (None: it is still so)."""

    change: Change
    then: "Row | None"

    @property
    def customer(self) -> Customer:
        return self.change.customer

    @property
    def label(self) -> str:
        """Of a coming or going; "" where one value became another."""
        return _LABELS.get(self.change.kind, "")


_LABELS: dict[str, str] = {
    Kind.NEW: "New",
    Kind.GONE: "Gone",
    Kind.REVIVED: "Came back",
}


@dataclass(frozen=True, slots=True)
class Found:
    """`counts` are those of each kind, whichever is selected; `marked_at` is when the
    newest change was seen that is left out as known."""

    selection: Selection
    counts: list[tuple[What, int]]
    rows: list[Row]
    page: Page[int]
    marked_at: datetime.datetime | None

    @classmethod
    def of(cls, selection: Selection, *, page: int) -> Self:
        """In four queries, and one more where it asks since when."""
        counted = count(selection.of_any_kind())
        what = selection.what
        # Who stands on the pages before is counted off along an index, and not read.
        paginator = Paginator(selection.changes().values_list("pk", flat=True), A_PAGE)
        # Counted already.
        paginator.count = counted[what.name] if what else sum(counted.values())
        found = paginator.get_page(page)
        counts = [(each, counted[each.name]) for each in WHATS]
        rows = _rows(list(found.object_list))
        return cls(selection, counts, rows, found, _moment_of(selection.since))

    @property
    def in_all(self) -> int:
        """Of every kind."""
        return sum(number for _, number in self.counts)


def _rows(ids: list[int]) -> list[Row]:
    shown = list(_with_next(Change.objects.filter(pk__in=ids)))
    later = Change.objects.in_bulk([each.next_id for each in shown if each.next_id])
    then = {pk: Row(change, None) for pk, change in later.items()}
    return [Row(each, then.get(each.next_id)) for each in shown]


def _with_next(changes: ChangeQuerySet) -> Any:
    """With `next_id`: what became of it next. A field is a matter, and so are coming
    and going, which have none."""
    later = Change.objects.filter(
        customer=OuterRef("customer"), field=OuterRef("field"), pk__gt=OuterRef("pk")
    ).exclude(kind=Kind.NEW)
    shown = changes.select_related("customer").only(
        *(field.name for field in Change._meta.concrete_fields),
        *(f"customer__{name}" for name in _NAMED_BY),
    )
    return shown.annotate(next_id=Subquery(later.order_by("pk").values("pk")[:1]))


def _moment_of(since: int | None) -> datetime.datetime | None:
    """When the change was seen that a visit had seen last."""
    if since is None:
        return None
    before = Change.objects.filter(pk__lte=since).order_by("-pk")
    return before.values_list("seen_at", flat=True).first()
