"""An order's way from placed to delivered, and what is said where it left that way."""

import re
from dataclasses import dataclass

USUAL_WAY = (
    "Placed",
    "Processed",
    "In Review/Invoice Dept",
    "Invoice Generated",
    "Shipment Created",
    "Delivered",
)

_ASIDE = {
    "cancelled": "This order was cancelled.",
    "returned": "This order was returned.",
    "undelivered": "This order could not be delivered.",
    "postponed": "The delivery of this order is postponed.",
    "undelivered & postponed": (
        "This order could not be delivered, or its delivery is postponed:"
        " SourceHub has one word for both."
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    current: bool


def steps(status: str) -> tuple[Step, ...]:
    """The six steps with the one that this status names; () off the usual way.

    SourceHub says the current status only: that the steps before it were taken is the
    usual way, not something that was observed.
    """
    found = tuple(Step(name, _key(name) == _key(status)) for name in USUAL_WAY)
    return found if any(step.current for step in found) else ()


def aside(status: str) -> str:
    """A sentence about a status off the usual way, "" for one of the six steps."""
    if steps(status):
        return ""
    if not status:
        return "SourceHub does not say how this order stands."
    unknown = (
        f"SourceHub calls this order “{status}”, which is none of its usual steps."
    )
    return _ASIDE.get(_key(status), unknown)


def _key(status: str) -> str:
    """The status however it is spaced and capitalised."""
    tight = re.sub(r"\s*/\s*", "/", status.casefold())
    return " ".join(tight.replace(" and ", " & ").split())
