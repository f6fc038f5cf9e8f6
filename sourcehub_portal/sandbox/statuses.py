"""How far an order has come, by its age in days."""

from sourcehub_portal.sandbox.numbers import Draws, weighted

PLACED, PROCESSED, IN_REVIEW = "Placed", "Processed", "In Review/Invoice Dept"
INVOICED, SHIPPED, DELIVERED = "Invoice Generated", "Shipment Created", "Delivered"
CANCELLED, RETURNED = "Cancelled", "Returned"

# The usual way: the status an order has reached on each of its first ten days.
_DAYS = (PLACED, PLACED, PROCESSED, IN_REVIEW, INVOICED, INVOICED, *(SHIPPED,) * 4)
_STEPS = (PLACED, PROCESSED, IN_REVIEW, INVOICED, SHIPPED)

# Where an order ends. SourceHub documents "Undelivered & Postponed" as one name; the
# two halves occur as well.
_ENDS = weighted(
    {
        DELIVERED: 64,
        SHIPPED: 6,
        INVOICED: 5,
        IN_REVIEW: 3,
        PROCESSED: 3,
        PLACED: 2,
        CANCELLED: 5,
        RETURNED: 5,
        "Undelivered & Postponed": 4,
        "Undelivered": 2,
        "Postponed": 1,
    }
)
WITHOUT_INVOICE = frozenset((PLACED, PROCESSED, IN_REVIEW, CANCELLED))
WITHOUT_CARRIER = WITHOUT_INVOICE | {INVOICED}


def status_on(age: int, draws: Draws) -> str:
    """The status at this age; one order and its draws never go back a step."""
    end = draws.one_of(_ENDS)
    if age >= len(_DAYS) or (end == CANCELLED and age >= 2):
        return end
    reached = _DAYS[age]
    if end in _STEPS:
        return _STEPS[min(_STEPS.index(reached), _STEPS.index(end))]
    return reached
