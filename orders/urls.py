from django.urls import path

from orders import views

app_name = "orders"

urlpatterns = [
    path("", views.lookup, name="lookup"),
    path("suggest/", views.suggest, name="suggest"),
    path("coming/", views.coming, name="coming"),
    path("export/", views.export, name="export"),
    path("<int:order_id>/", views.detail, name="detail"),
    path("of-customer/<int:customer_id>/", views.of_customer, name="of-customer"),
]
