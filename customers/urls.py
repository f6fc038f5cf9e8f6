from django.urls import path

from customers import detail_views, views
from customers.bookmarks import bookmarks
from customers.changes.views import changes
from customers.quality.views import quality
from customers.saved.urls import urlpatterns as saved

app_name = "customers"

urlpatterns = [
    path("", views.customer_list, name="list"),
    path("export/", views.export, name="export"),
    path("quality/", quality, name="quality"),
    path("changes/", changes, name="changes"),
    path("bookmarks/", bookmarks, name="bookmarks"),
    path("<int:customer_id>/", views.detail, name="detail"),
    path("<int:customer_id>/bookmark/", detail_views.bookmark, name="bookmark"),
    path("<int:customer_id>/notes/", detail_views.add_note, name="notes"),
    path("<int:customer_id>/notes/<int:note_id>/", detail_views.edit_note, name="note"),
    path(
        "<int:customer_id>/notes/<int:note_id>/delete/",
        detail_views.delete_note,
        name="delete-note",
    ),
    *saved,
]
