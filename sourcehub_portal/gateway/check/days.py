"""Which days a range of dates takes in."""

from collections.abc import Iterator
from datetime import date, timedelta

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.errors import BadRequest, NotFound
from sourcehub_portal.gateway.records import OrderRecord

from .caller import Caller
from .finding import Finding, note, works

_DAY = timedelta(days=1)
_LONG = timedelta(days=400)


def which_days_count(client: SourceHub, caller: Caller) -> Iterator[Finding]:
    """Findings out of ranges around one order's day; none without such an order."""
    dated = (each for each in caller.page.records if each.date and _usual(each.date))
    order = next(dated, None)
    if order is None or (day := order.date) is None:
        return

    def comes(start: date, end: date) -> bool:
        return _comes(client, caller, order, start=start, end=end)

    if comes(day - _LONG, day - _LONG + _DAY):
        yield note(
            "The dates of a range are ignored; the portal cuts to the days itself."
        )
        return
    yield _counted("first", counted=comes(day, day + _DAY))
    yield _counted("last", counted=comes(day - _DAY, day))


def _usual(day: date) -> bool:
    """Whether there are days enough around it."""
    return date.min + _LONG < day < date.max


def _comes(
    client: SourceHub, caller: Caller, order: OrderRecord, *, start: date, end: date
) -> bool:
    try:
        page = client.orders(phone=caller.asked, from_date=start, to_date=end)
    except (BadRequest, NotFound):
        # "Not found" comes as 400, perhaps for a range without orders, too.
        return False
    return any(each.id == order.id for each in page.records)


def _counted(which: str, *, counted: bool) -> Finding:
    if counted:
        return works(f"The {which} day of a range is counted in.")
    return note(
        f"The {which} day of a range is left out; the portal asks for a day more at"
        " both ends, and shows the day."
    )
