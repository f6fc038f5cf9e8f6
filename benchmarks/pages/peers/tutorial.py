"""The list as the documentation of django-tables2 and django-filter has it."""

from typing import Any

import django_tables2 as tables
from django.db.models import Count, Q, QuerySet
from django_filters import CharFilter, FilterSet
from django_filters.views import FilterView

from benchmarks.pages.peers.kept import FACETS
from customers.models import Customer

SEARCHED = (
    "display_name",
    "company_name",
    "contact_person_name",
    "contact_national",
    "company_national",
)


class CustomerTable(tables.Table):  # type: ignore[misc]  # django-tables2 has no types
    name = tables.Column(
        order_by=("name_key", "id"), linkify=lambda record: f"/customers/{record.pk}/"
    )

    class Meta:
        model = Customer
        fields = (
            "name",
            "contact_person_name",
            "contactperson_number",
            "city",
            "state",
            "gst_treatment",
            "status",
            "approval",
        )


class CustomerFilter(FilterSet):  # type: ignore[misc]  # django-filter has no types
    q = CharFilter(method="search", label="Search")

    class Meta:
        model = Customer
        fields = FACETS

    def search(
        self, customers: QuerySet[Customer], _: str, text: str
    ) -> QuerySet[Customer]:
        found = Q()
        for field in SEARCHED:
            found |= Q(**{f"{field}__icontains": text})
        return customers.filter(found)


class CustomerListView(tables.SingleTableMixin, FilterView):  # type: ignore[misc]
    """Of the customers on our list: so the list's own indexes serve it, too. With
    `facets` in the address it counts them as one would, by GROUP BY."""

    queryset = Customer.objects.listed()
    table_class = CustomerTable
    filterset_class = CustomerFilter
    template_name = "peers/tutorial.html"
    paginate_by = 25

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        if "facets" in self.request.GET:
            context["facets"] = [(name, self._counted(name)) for name in FACETS]
        return context

    def _counted(self, name: str) -> Any:
        counted = self.object_list.order_by().values_list(name)
        return counted.annotate(Count("pk")).order_by("-pk__count")[:25]
