"""The customers that somebody wants to find again, on a page of their own."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, may
from customers.detail import signed_in
from customers.models import Bookmark
from sourcehub_portal.source import current_source

PAGE = 50


@may(Permission.BROWSE)
@require_safe
def bookmarks(request: HttpRequest) -> HttpResponse:
    """One's own, the newest first."""
    # Another SourceHub's customer may have the id of one that was bookmarked.
    mine = Bookmark.objects.filter(who=signed_in(request), source=F("customer__source"))
    if source := current_source():
        mine = mine.filter(source=source)
    listed = mine.select_related("customer").defer("customer__raw")
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    part = request.headers.get("HX-Target") == "results"
    template = "customers/_bookmarks.html" if part else "customers/bookmarks.html"
    return render(request, template, {"page": page})
