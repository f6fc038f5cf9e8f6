from django.urls import path

from customers.saved import arranging, views

urlpatterns = [
    path("", views.every_view, name="views"),
    path("save/", views.save, name="view-save"),
    path("default/", views.default, name="view-default"),
    path("columns/", arranging.columns, name="view-columns"),
    path("<int:view_id>/change/", views.change, name="view-change"),
    path("<int:view_id>/rename/", views.rename, name="view-rename"),
    path("<int:view_id>/share/", views.share, name="view-share"),
    path("<int:view_id>/delete/", views.delete, name="view-delete"),
]
