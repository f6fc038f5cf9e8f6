"""The addresses of the portal: each room has its own."""

from django.contrib import admin
from django.urls import include, path

from accounts.views import first_page, no_such_page

urlpatterns = [
    path("", first_page, name="first-page"),
    # Of allauth's pages, one that is of no use where nothing is mailed.
    path("accounts/email/", no_such_page),
    path("accounts/", include("allauth.urls")),
    path("customers/", include("customers.urls")),
    path("orders/", include("orders.urls")),
    path("overview/", include("overview.urls")),
    path("status/", include("overview.status.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "sourcehub_portal.refusals.bad_request"
handler500 = "sourcehub_portal.trouble.failed"
