"""The mirror of SourceHub's customers, and the notes of the sweeps that keep it."""

from customers.models.change import Change, Kind
from customers.models.customer import FACETS, FLAWS, Customer, Presence
from customers.models.facet_count import FacetCount
from customers.models.hold import Hold
from customers.models.note import Bookmark, Note
from customers.models.quality import Comparison, DailyFlaw
from customers.models.saved_view import Habit, SavedView
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
from customers.models.visit import Visit

__all__ = [
    "FACETS",
    "FLAWS",
    "Bookmark",
    "Change",
    "Comparison",
    "Customer",
    "DailyFlaw",
    "Direction",
    "FacetCount",
    "Habit",
    "Hold",
    "Kind",
    "Lease",
    "Manner",
    "Note",
    "Outcome",
    "Presence",
    "Quarantined",
    "SavedView",
    "SearchIndex",
    "Sweep",
    "Swept",
    "Visit",
]
