"""What the mirror says of all customers, counted."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from customers.filters import addressed
from customers.models import Customer

TOP_STATES = 10


@dataclass(frozen=True)
class Share:
    """How many customers have one value of a field ("" where SourceHub says none)."""

    field: str
    value: str
    count: int

    @property
    def href(self) -> str:
        """The list of just these customers."""
        asked = urlencode({self.field: addressed(self.value)})
        return f"{reverse('customers:list')}?{asked}"


@dataclass(frozen=True)
class Breakdown:
    """All listed customers by one field, the most frequent value first."""

    title: str
    shares: tuple[Share, ...]
    total: int
    as_badges: bool

    @classmethod
    def by(cls, field: str, title: str, *, as_badges: bool = False) -> Self:
        """Counts in one query."""
        counted = (
            Customer.objects.listed()
            .order_by()
            .values_list(field)
            .annotate(customers=Count("pk"))
            .order_by("-customers", field)
        )
        shares = tuple(Share(field, value, count) for value, count in counted)
        total = sum(share.count for share in shares)
        return cls(title, shares, total=total, as_badges=as_badges)

    def count(self, value: str) -> int:
        return sum(share.count for share in self.shares if share.value == value)

    @property
    def top(self) -> tuple[Share, ...]:
        return self.shares[:TOP_STATES]

    @property
    def rest(self) -> int:
        """How many customers have a value that is not among the top ones."""
        return self.total - sum(share.count for share in self.top)


@dataclass(frozen=True)
class Figures:
    """The overview's figures, in as many queries as there are breakdowns."""

    status: Breakdown
    approval: Breakdown
    gst_treatment: Breakdown
    state: Breakdown

    @classmethod
    def now(cls) -> Self:
        return cls(
            status=Breakdown.by("status", "status", as_badges=True),
            approval=Breakdown.by("approval", "approval", as_badges=True),
            gst_treatment=Breakdown.by("gst_treatment", "GST treatment"),
            state=Breakdown.by("state", "state"),
        )

    @property
    def customers(self) -> int:
        return self.status.total

    @property
    def pending(self) -> int:
        return self.approval.count("pending")

    @property
    def inactive(self) -> int:
        return self.status.count("Inactive")
