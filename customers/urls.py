from django.urls import include, path

from customers import views

app_name = "customers"

urlpatterns = [
    path("", views.customer_list, name="list"),
    path("export/", views.export, name="export"),
    path("views/", include("customers.saved.urls")),
    path("<int:customer_id>/", views.detail, name="detail"),
]
