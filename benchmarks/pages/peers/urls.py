"""Where the admin and the tutorial's view are."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path

from benchmarks.pages.peers.kept import FACETS
from benchmarks.pages.peers.tutorial import CustomerListView
from customers.models import Customer

site = AdminSite()


class CustomerAdmin(ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """The same columns, filters and page as ours, as one declares them there.

    The counts of the whole list and of the facets are the admin's own business: it
    counts the list twice by default, and the facets where `_facets` is asked for.
    """

    list_display = (
        "name",
        "contact_person_name",
        "contactperson_number",
        "city",
        "state",
        "gst_treatment",
        "status",
        "approval",
    )
    list_filter = FACETS
    search_fields = (
        "display_name",
        "company_name",
        "contact_person_name",
        "contact_national",
        "company_national",
    )
    list_per_page = 25

    def get_queryset(self, _: HttpRequest) -> QuerySet[Customer]:
        """Those on our list: so the list's own indexes serve it as they serve us."""
        return Customer.objects.listed()


site.register(Customer, CustomerAdmin)

urlpatterns = [
    path("admin/", site.urls),
    path("customers/", CustomerListView.as_view()),
]
