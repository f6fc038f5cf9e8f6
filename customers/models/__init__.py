"""The mirror of SourceHub's customers, and the notes of the sweeps that keep it."""

from customers.models.customer import Customer, Presence
from customers.models.hold import Hold
from customers.models.sweep import (
    Direction,
    Lease,
    Manner,
    Outcome,
    Quarantined,
    Sweep,
    Swept,
)

__all__ = [
    "Customer",
    "Direction",
    "Hold",
    "Lease",
    "Manner",
    "Outcome",
    "Presence",
    "Quarantined",
    "Sweep",
    "Swept",
]
