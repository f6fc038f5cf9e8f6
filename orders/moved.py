"""Orders that are another number's by now, taken off the lists they were on."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from orders.belonging import is_of_another
from orders.models import LookUp, Order
from sourcehub_portal.gateway.walk import OrderWalk
from sourcehub_portal.phone import Phone, is_among
from sourcehub_portal.source import current_source


def moved_away(walk: OrderWalk, phone: Phone, *, listed: AbstractSet[int]) -> list[int]:
    """Those listed of which an answer to this very phone says whose they are instead,
    unless a later answer of any number brought them.

    That is no absence: half an answer says it as well as a whole one. Of an order
    without a customer, or whose customer has no number that can be read, it says
    nothing.
    """
    theirs = [order.id for order in walk.orders if is_of_another(order, phone)]
    if listed.isdisjoint(theirs):
        return []
    later = Order.objects.filter(pk__in=theirs, observed_at__gt=walk.asked_at)
    known_better = set(later.values_list("pk", flat=True))
    return [pk for pk in theirs if pk in listed and pk not in known_better]


def leave_lists_of(phone: Phone, ids: Collection[int]) -> None:
    """Takes them off all that this number was asked about; mostly there are none."""
    if not ids:
        return
    asked = {"source": current_source(), "phone": phone.national}
    of_phone = LookUp.objects.filter(**asked).order_by().values("pk")
    lists = LookUp.orders.through.objects
    lists.filter(lookup__in=of_phone, order__in=ids).delete()


def leave_lists_of_others(ids: Sequence[int]) -> None:
    """Takes orders that are written anew off the lists of numbers they had before.

    A list may be an old copy of which nobody asks any more, and the order's row says
    what the other phone's answer said.
    """
    listed = LookUp.orders.through.objects.filter(order__in=ids).values_list(
        "pk", "lookup__phone", "order__contactperson_number", "order__company_phone"
    )
    strangers = [pk for pk, phone, *texts in listed if not is_among(phone, texts)]
    LookUp.orders.through.objects.filter(pk__in=strangers).delete()
