"""What follows from a pass that read the list to its end."""

# array[int] is a type in annotations only; at run time Python 3.11 refuses it.
from __future__ import annotations

import datetime
from array import array
from dataclasses import dataclass

from customers import absence, holds
from customers.models import Customer, Outcome, Presence, Sweep


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a pass met, ascending, and who of the mirror was not among them."""

    seen: array[int]
    absent: list[int]


def look(sweep: Sweep) -> Found:
    """Counts, before anything is locked: a million customers take a while."""
    seen = absence.seen_ids(sweep)
    return Found(seen, absence.unseen(sweep, seen))


def conclude(sweep: Sweep, found: Found, *, now: datetime.datetime) -> None:
    """Judges the absent, or holds them, and ends the pass. Not saved without the
    transaction that it is called in."""
    sweep.distinct_seen = len(found.seen)
    sweep.reason = absence.doubt(sweep)
    if not sweep.reason:
        _judge(sweep, found, now=now)
    holds.settle(sweep.source, found.absent, now=now)
    here = Customer.objects.filter(source=sweep.source)
    sweep.missing = here.filter(presence=Presence.MISSING).count()
    sweep.gone = here.filter(presence=Presence.GONE).count()
    sweep.outcome, sweep.checkpoint, sweep.finished_at = Outcome.COMPLETE, None, now
    sweep.save()
    sweep.pages.all().delete()


def _judge(sweep: Sweep, found: Found, *, now: datetime.datetime) -> None:
    accepted = holds.accepted_ids(sweep.source)
    surprise = [pk for pk in found.absent if pk not in accepted]
    if absence.is_mass(len(surprise), met=len(found.seen)):
        in_all = len(found.seen) + len(found.absent)
        holds.raise_hold(sweep, surprise, mirrored=in_all)
        sweep.reason = _held(len(surprise), met=len(found.seen))
        believed = accepted.intersection(found.absent)
    else:
        holds.end_open(sweep.source, now=now)
        believed = set(found.absent)
    absence.conclude(sweep, sorted(believed), now=now)


def _held(unseen: int, *, met: int) -> str:
    if not met:
        return (
            "SourceHub returned no customer at all, so nobody was judged absent"
            " until a manager accepts it."
        )
    return (
        f"{unseen} customers were not returned, too many at once to believe, so none of"
        " them was judged absent until a manager accepts it."
    )
