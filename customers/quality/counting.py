"""How many customers have each flaw: now, and as it was kept day by day."""

import datetime

from django.db.models import Sum
from django.utils import timezone

from customers.models import FLAWS, Customer, DailyFlaw, FacetCount
from customers.models.customer import CustomerQuerySet
from customers.models.keys import shelf_of
from sourcehub_portal.source import current_source


def how_many(customers: CustomerQuerySet) -> dict[str, int]:
    """How many of these have each flaw. One query a flaw, out of an index that holds
    nobody else: cheap at a million."""
    return {flaw: customers.filter(**{flaw: True}).count() for flaw in FLAWS}


def how_many_listed() -> int:
    """All that are listed, out of the counts that the database keeps."""
    source = current_source()
    kinds = FacetCount.objects.exclude(shelf="")
    if source:
        kinds = kinds.filter(shelf=shelf_of(source))
    return kinds.aggregate(all=Sum("customers"))["all"] or 0


def is_kept(source: str, *, day: datetime.date) -> bool:
    return DailyFlaw.objects.filter(source=source, day=day).exists()


def keep(source: str) -> None:
    """Notes today's counts of one SourceHub's list; the latest of a day stays."""
    day = timezone.localdate()
    counted = how_many(Customer.objects.filter(shelf=shelf_of(source)))
    DailyFlaw.objects.bulk_create(
        [
            DailyFlaw(source=source, day=day, flaw=flaw, customers=count)
            for flaw, count in counted.items()
        ],
        update_conflicts=True,
        unique_fields=["source", "day", "flaw"],
        update_fields=["customers"],
    )
