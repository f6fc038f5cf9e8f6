"""The mirror of SourceHub's customers, and the notes of the sweeps that keep it."""

from customers.models.change import Change, Kind
from customers.models.customer import FACETS, FLAWS, Customer, Presence
from customers.models.facet_count import FacetCount
from customers.models.hold import Hold
from customers.models.search_index import SearchIndex
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
    "FACETS",
    "FLAWS",
    "Change",
    "Customer",
    "Direction",
    "FacetCount",
    "Hold",
    "Kind",
    "Lease",
    "Manner",
    "Outcome",
    "Presence",
    "Quarantined",
    "SearchIndex",
    "Sweep",
    "Swept",
]
