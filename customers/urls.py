from django.urls import path

from customers import views
from customers.saved.urls import urlpatterns as saved

app_name = "customers"

urlpatterns = [
    path("", views.customer_list, name="list"),
    path("export/", views.export, name="export"),
    path("<int:customer_id>/", views.detail, name="detail"),
    *saved,
]
