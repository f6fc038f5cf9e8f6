"""Mass removals: nobody is judged absent before a manager has looked at them.

What is accepted holds for those very customers, and only until they have come back or
are gone; whoever else is missing then is judged, or held, by themselves.
"""

# array[int] is a type in annotations only; at run time Python 3.11 refuses it.
from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from customers.ids import among, packed, unpacked
from customers.models import Customer, Hold, Presence, Sweep
from customers.models.customer import CustomerQuerySet


def open_hold() -> Hold | None:
    """The one that waits for a manager; there is never more than one."""
    return Hold.objects.here().open().first()


def customers_of(hold: Hold) -> CustomerQuerySet:
    """Those it concerns, by name and id. Of an accepted one, those not yet gone."""
    concerned = Customer.objects.filter(source=hold.source)
    return concerned.filter(pk__in=among(unpacked(hold.ids))).order_by("name_key", "id")


def accept(hold: Hold, *, by: str) -> bool:
    """Believes SourceHub about these customers; `by` is the manager's username.

    False, and nothing is changed, when it was decided or has ended meanwhile, or when
    another pass has put other customers into it than this `hold` was read with.
    """
    same = Hold.objects.open().filter(pk=hold.pk, sweep=hold.sweep_id)
    done = same.update(accepted_at=timezone.now(), accepted_by=by)
    hold.refresh_from_db()
    return bool(done)


@transaction.atomic
def raise_hold(sweep: Sweep, ids: Collection[int], mirrored: int) -> Hold:
    """Holds these customers, of `mirrored` in all, instead of those held before."""
    found = {
        "sweep": sweep,
        "ids": packed(ids),
        "count": len(ids),
        "mirrored": mirrored,
    }
    of_source = Hold.objects.filter(source=sweep.source)
    waiting = of_source.open().first()
    if waiting and Hold.objects.open().filter(pk=waiting.pk).update(**found):
        waiting.refresh_from_db()
        return waiting
    return Hold.objects.create(source=sweep.source, raised_at=timezone.now(), **found)


def accepted_ids(source: str) -> set[int]:
    """All whose absence a manager let through and who are neither back nor gone."""
    holds = Hold.objects.filter(source=source).accepted()
    return {pk for ids in holds.values_list("ids", flat=True) for pk in unpacked(ids)}


def end_open(source: str, *, now: datetime.datetime) -> None:
    """Nobody needs to decide any more."""
    Hold.objects.filter(source=source).open().update(ended_at=now)


def settle(source: str, absent: Iterable[int], *, now: datetime.datetime) -> None:
    """After a complete pass: strikes from what is held, or accepted, whom it met and
    who is gone, and ends the holds of which nobody is left."""
    holds = Hold.objects.filter(source=source, ended_at=None)
    away = set(absent) if holds else set()
    for hold in holds:
        left = _not_gone([pk for pk in unpacked(hold.ids) if pk in away])
        if not left:
            holds.filter(pk=hold.pk).update(ended_at=now)
        elif hold.accepted_at:
            holds.filter(pk=hold.pk).update(ids=packed(left))


def _not_gone(ids: list[int]) -> list[int]:
    rows = Customer.objects.filter(pk__in=among(ids)).exclude(presence=Presence.GONE)
    return list(rows.order_by("pk").values_list("pk", flat=True))
