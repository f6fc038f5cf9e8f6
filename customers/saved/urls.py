from django.urls import path

from customers.saved import arranging, views

urlpatterns = [
    path("views/", views.every_view, name="views"),
    path("views/save/", views.save, name="view-save"),
    path("views/default/", views.default, name="view-default"),
    path("views/columns/", arranging.columns, name="view-columns"),
    path("views/<int:view_id>/change/", views.change, name="view-change"),
    path("views/<int:view_id>/rename/", views.rename, name="view-rename"),
    path("views/<int:view_id>/share/", views.share, name="view-share"),
    path("views/<int:view_id>/delete/", views.delete, name="view-delete"),
]
