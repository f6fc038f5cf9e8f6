"""Which customers an address asks for."""

from functools import cached_property

from django.http import QueryDict

from customers.kinds import Choice
from customers.models import FACETS, FLAWS

INVERTED = "not"  # the parameter that names the facets whose values are not wanted
NOT_GIVEN = "not-given"  # how an address asks for customers with an empty field
LONGEST_SEARCH = 200  # characters; a longer text is cut, and the page says so


def stored(value: str) -> str:
    """The text in the mirror that a value in an address stands for."""
    return "" if value == NOT_GIVEN else value


def addressed(value: str) -> str:
    """The value in an address that stands for a text in the mirror."""
    return value or NOT_GIVEN


# The parameters, in the order of the filters, and what people call them.
LABELS = {
    "q": "Search",
    "status": "Status",
    "approval": "Approval",
    "gst_treatment": "GST treatment",
    "state": "State",
    "city": "City",
    "flaw": "Data quality",
}


class CustomerFilter:
    """What an address asks of the customers' list.

    One of a facet's values must hold (or, where `not` names the facet, none of them),
    every flaw, and every facet. It reads; customers/selection.py finds.
    """

    def __init__(self, address: QueryDict) -> None:
        self.address = address

    def label_of(self, name: str) -> str:
        """What people call a filter."""
        return LABELS[name]

    @cached_property
    def text(self) -> str:
        """What is searched for: cut where it is too long, and without what PostgreSQL
        cannot take."""
        typed = self.address.get("q", "").strip().replace("\0", " ")
        return typed[:LONGEST_SEARCH].strip()

    @property
    def was_cut(self) -> bool:
        return len(self.address.get("q", "").strip()) > LONGEST_SEARCH

    def chosen(self, name: str) -> list[str]:
        """The values chosen of a facet, as they stand in the address, each once. An
        unknown one is no error: it only finds nobody."""
        values = filter(None, self.address.getlist(name))
        storable = (each.replace("\0", "\N{REPLACEMENT CHARACTER}") for each in values)
        return list(dict.fromkeys(storable))

    def is_inverted(self, name: str) -> bool:
        """Whether a facet's values are those that are not wanted."""
        return name in self.address.getlist(INVERTED)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """What each facet in use lets through."""
        return {
            name: Choice(
                frozenset(map(stored, self.chosen(name))), self.is_inverted(name)
            )
            for name in FACETS
            if self.chosen(name)
        }

    @property
    def flaws(self) -> list[str]:
        """The flaws asked for; a name that is none is left out."""
        return [flaw for flaw in self.chosen("flaw") if flaw in FLAWS]

    @property
    def active(self) -> list[str]:
        """The names of the filters that narrow the list."""
        narrowing = {"q": self.text, "flaw": self.flaws, **self.choices}
        return [name for name in LABELS if narrowing.get(name)]
