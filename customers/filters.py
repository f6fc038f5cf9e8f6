"""Which customers an address asks for."""

from functools import cached_property
from typing import Any, Self

from django import forms
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


class _Shared:
    """A field that no form changes: every address is read by the same one."""

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class SearchField(_Shared, forms.CharField):
    """Any text: cut where it is too long, and without what PostgreSQL cannot take."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\0", " ")
        return text[:LONGEST_SEARCH].strip()


class AnyValuesField(_Shared, forms.MultipleChoiceField):
    """Any values: an unknown one is no error, it only finds nobody."""

    def to_python(self, value: Any) -> list[str]:
        values = (each.replace("\0", "\N{REPLACEMENT CHARACTER}") for each in value)
        return list(dict.fromkeys(filter(None, values)))

    def valid_value(self, value: Any) -> bool:  # noqa: ARG002 -- Django asks it
        return True


class CustomerFilter(forms.Form):
    """What an address asks of the customers' list.

    One of a facet's values must hold (or, where `not` names the facet, none of them),
    every flaw, and every facet. It reads; customers/selection.py finds.
    """

    q = SearchField(label="Search", required=False)
    status = AnyValuesField(label="Status", required=False)
    approval = AnyValuesField(label="Approval", required=False)
    gst_treatment = AnyValuesField(label="GST treatment", required=False)
    state = AnyValuesField(label="State", required=False)
    city = AnyValuesField(label="City", required=False)
    flaw = AnyValuesField(label="Data quality", required=False)

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)
        self.address = asked

    def label_of(self, name: str) -> str:
        """What people call a filter."""
        return str(self.fields[name].label)

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What is asked for, by parameter: nothing that is empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def text(self) -> str:
        """What is searched for."""
        return str(self.asked.get("q", ""))

    @property
    def was_cut(self) -> bool:
        return len(self.address.get("q", "").strip()) > LONGEST_SEARCH

    def chosen(self, name: str) -> list[str]:
        """The values chosen of a facet, as they stand in the address."""
        return list(self.asked.get(name, ()))

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
        flaws = set() if self.flaws else {"flaw"}
        return [name for name in self.asked if name not in flaws]
