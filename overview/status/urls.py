from django.urls import path

from overview.status import views

app_name = "status"
urlpatterns = [
    path("", views.page, name="page"),
    path("held/<int:hold_id>/", views.held, name="held"),
    path("held/<int:hold_id>/accept/", views.accept_removal, name="accept"),
]
