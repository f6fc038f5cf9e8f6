"""The mirrors that a sweep may begin with, each as the steps that make it.

Who left SourceHub, came to it or changed there is told by what the mirror says of them:
then the list itself is the same at every reading, and so is what a sweep must make of
it.
"""

from datetime import timedelta

from django.utils import timezone

from customers.models import Customer, Presence, Sweep
from sourcehub_portal.source import current_source
from tests.customers.factory import make_customers
from tests.whole.forking import Work, command

SWEPT = command("sync_customers")
LEFT = 1_000_000


def _changed() -> None:
    """Some are new, some changed, some came back, some left: lately or long ago."""
    every = Customer.objects.order_by("pk")
    every.filter(pk__in=list(every.values_list("pk", flat=True)[::7])).delete()
    changed = list(every.values_list("pk", flat=True)[::3])
    every.filter(pk__in=changed).update(raw_hash="", city="Elsewhere")
    back = list(every.values_list("pk", flat=True)[::50])
    long_ago = timezone.now() - timedelta(hours=3)
    away = {
        "presence": Presence.GONE,
        "missing_since": long_ago,
        "gone_at": long_ago,
        "misses": 2,
    }
    every.filter(pk__in=back).update(**away)
    _leave(long_ago=long_ago)


def _leave(*, long_ago: object) -> None:
    make_customers(9, start=LEFT)
    left = Customer.objects.filter(pk__gte=LEFT)
    left.update(source=current_source())
    Customer.objects.filter(pk__gte=LEFT + 4).update(
        presence=Presence.MISSING,
        missing_since=long_ago,
        missing_in=Sweep.objects.complete().first(),
        misses=1,
    )


STARTS: dict[str, tuple[Work, ...]] = {
    "first": (),
    "unchanged": (SWEPT,),
    "changed": (SWEPT, _changed),
    "changed-forward": (SWEPT, SWEPT, _changed),
}
