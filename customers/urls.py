from django.urls import path

from customers import views
from customers.changes.views import changes
from customers.quality.views import quality

app_name = "customers"

urlpatterns = [
    path("", views.customer_list, name="list"),
    path("export/", views.export, name="export"),
    path("quality/", quality, name="quality"),
    path("changes/", changes, name="changes"),
    path("<int:customer_id>/", views.detail, name="detail"),
]
