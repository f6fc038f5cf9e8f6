"""What of an answer is not shown: kept as it came, each row with its reason."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from orders.belonging import belongs, is_of_another
from orders.models import LookUp, Quarantined
from sourcehub_portal.gateway.walk import OrderWalk
from sourcehub_portal.phone import Phone
from sourcehub_portal.written import written_once

_Reason = Quarantined.Reason
_NOBODY_S = "it names no customer, so nobody can tell whose it is"
_NUMBERLESS = "neither number of its customer can be read as one"
_FOREIGN = "neither number of its customer is the one that was asked for"


def quarantine(
    look_up: LookUp,
    *,
    walk: OrderWalk,
    phone: Phone,
    refused: Mapping[int, str],
) -> None:
    """Puts the answer's rows in the place of those of the answer before, and their
    number into `look_up`, which is not saved here.

    `refused` are the ids of those that the database did not take, with the kind of its
    error.
    """
    if look_up.left_out:
        look_up.quarantine.all().delete()
    rows = list(_rows(walk, phone=phone, refused=refused))
    look_up.left_out = len(rows)
    if rows:
        Quarantined.objects.bulk_create(
            Quarantined(look_up=look_up, reason=reason, words=words, raw=_storable(raw))
            for reason, words, raw in rows
        )


def _rows(
    walk: OrderWalk, *, phone: Phone, refused: Mapping[int, str]
) -> Iterator[tuple[_Reason, str, str]]:
    for order in walk.orders:
        if order.customer is None:
            yield _Reason.UNREADABLE, _NOBODY_S, order.raw
        elif is_of_another(order, phone):
            yield _Reason.OTHER_PHONE, _FOREIGN, order.raw
        elif not belongs(order, phone):
            yield _Reason.UNREADABLE, _NUMBERLESS, order.raw
        elif order.id in refused:
            words = f"the portal's database does not take it ({refused[order.id]})"
            yield _Reason.UNREADABLE, words, order.raw
    for row in walk.rejected:
        yield _Reason.UNREADABLE, row.reason, row.raw


def left_out(look_up: LookUp | None) -> dict[str, int]:
    """How many rows of a look-up's last answer are not shown, by the name of the
    reason: `other_phone`, `unreadable`."""
    if look_up is None or not look_up.left_out:
        return {}
    counts = Counter(row.reason for row in _quarantined(look_up.pk))
    return {reason.name.lower(): counts[reason] for reason in _Reason}


@written_once
def _quarantined(look_up: int) -> QuerySet[Quarantined]:
    return Quarantined.objects.filter(look_up=look_up).only("reason")


def _storable(raw: str) -> str:
    """The row, written so that every database takes it."""
    raw = raw.encode("utf-8", "backslashreplace").decode()
    return raw.replace("\0", "\\0")
