"""Which customers an address asks for."""

from typing import Any

from django import forms
from django_filters import CharFilter, FilterSet
from django_filters.filters import Filter

from customers.models.customer import CustomerQuerySet
from customers.search import search

NOT_GIVEN = "not-given"  # how an address asks for customers with an empty field
LONGEST_SEARCH = 200  # characters; a longer text is cut, and the page says so


def stored(value: str) -> str:
    """The text in the mirror that a value in an address stands for."""
    return "" if value == NOT_GIVEN else value


def addressed(value: str) -> str:
    """The value in an address that stands for a text in the mirror."""
    return value or NOT_GIVEN


class SearchField(forms.CharField):
    """Any text: cut where it is too long, and without what PostgreSQL cannot take."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\0", " ")
        return text[:LONGEST_SEARCH].strip()


class AnyValuesField(forms.MultipleChoiceField):
    """Any values: an unknown one is no error, it only finds nobody."""

    def to_python(self, value: Any) -> list[str]:
        values = (each.replace("\0", "\N{REPLACEMENT CHARACTER}") for each in value)
        return list(dict.fromkeys(filter(None, values)))

    def valid_value(self, value: Any) -> bool:  # noqa: ARG002 -- Django asks it
        return True


class FacetFilter(Filter):  # type: ignore[misc]  # django-filter has no types
    """Customers whose field has any of the values."""

    field_class = AnyValuesField

    def filter(self, customers: CustomerQuerySet, values: list[str]) -> Any:
        if not values:
            return customers
        wanted = [stored(value) for value in values]
        return customers.filter(**{f"{self.field_name}__in": wanted})


class SearchFilter(CharFilter):  # type: ignore[misc]  # django-filter has no types
    field_class = SearchField

    def filter(self, customers: CustomerQuerySet, text: str) -> CustomerQuerySet:
        return search(customers, text) if text else customers


class CustomerFilter(FilterSet):  # type: ignore[misc]  # django-filter has no types
    """The filters of the customers' list: one of a filter's values must hold, and
    every filter."""

    q = SearchFilter(label="Search")
    status = FacetFilter(label="Status")
    approval = FacetFilter(label="Approval")
    gst_treatment = FacetFilter(label="GST treatment")
    state = FacetFilter(label="State")
    city = FacetFilter(label="City")

    @property
    def text(self) -> str:
        """What is searched for."""
        self.form.is_valid()
        return str(self.form.cleaned_data["q"])

    @property
    def was_cut(self) -> bool:
        return len(self.data.get("q", "").strip()) > LONGEST_SEARCH

    def chosen(self, name: str) -> list[str]:
        """The values chosen of a facet, as they stand in the address."""
        self.form.is_valid()
        return list(self.form.cleaned_data[name])

    @property
    def active(self) -> list[str]:
        """The names of the filters that narrow the list."""
        self.form.is_valid()
        return [name for name, value in self.form.cleaned_data.items() if value]

    def without(self, name: str) -> CustomerQuerySet:
        """The customers that all filters but one let through."""
        self.form.is_valid()
        found: CustomerQuerySet = self.queryset
        for other, value in self.form.cleaned_data.items():
            if other != name:
                found = self.filters[other].filter(found, value)
        return found
