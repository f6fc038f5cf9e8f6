"""The five things that this page tells of, out of all that a sweep may find changed."""

from dataclasses import dataclass

from django.db.models import Q

from customers.models import Kind


@dataclass(frozen=True, slots=True)
class What:
    """`name` stands in addresses, `label` on the page; `changes` finds them."""

    name: str
    label: str
    changes: Q


def _became(field: str, value: str) -> Q:
    """Became it from something else: SourceHub's change of case alone is none."""
    found = Q(kind=Kind.CHANGED, field=field, after__iexact=value)
    return found & ~Q(before__iexact=value)


WHATS = (
    What("new", "New", Q(kind=Kind.NEW, field="")),
    What("accepted", "Newly accepted", _became("approval", "accepted")),
    What("inactive", "Newly inactive", _became("status", "Inactive")),
    What("gone", "Gone", Q(kind=Kind.GONE, field="")),
    What("revived", "Came back", Q(kind=Kind.REVIVED, field="")),
)
BY_NAME = {what.name: what for what in WHATS}
