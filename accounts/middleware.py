"""Sign-in for every view that does not say otherwise."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django_htmx.middleware import HtmxDetails

# The fields that people write text into.
_WRITTEN = {"text", "name"}


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in page, and from there back again.

    A page answers 302. An HTMX request answers 401 with `HX-Redirect`: a redirect would
    be followed unseen, and the sign-in page be put into the middle of another. Whoever
    sent a form from one of our pages gets back what they wrote: an HTMX form stays as
    it is.
    """

    def handle_no_permission(  # type: ignore[override]  # any response will do
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        sent_from = request.method == "POST" and _own_page(request)
        if not sent_from and not HtmxDetails(request):
            return super().handle_no_permission(request, view_func)
        field = self.get_redirect_field_name(view_func)
        query = urlencode({field: sent_from or _page_of(request)})
        login = f"{resolve_url(self.get_login_url(view_func))}?{query}"
        status = HTTPStatus.UNAUTHORIZED
        if not sent_from:
            return HttpResponse(status=status, headers={"HX-Redirect": login})
        written = [text for text in _written(request) if text]
        context = {"login": login, "written": written}
        return render(request, "account/not_saved.html", context, status=status)


def _own_page(request: HttpRequest) -> str:
    """The path of the portal's page that a request was made from, "" where it tells of
    none."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return ""
    return urlunsplit(("", "", page.path, page.query, ""))


def _written(request: HttpRequest) -> Iterator[str]:
    """What people write, not what their forms add."""
    for name, texts in request.POST.lists():
        if name in _WRITTEN:
            yield from texts


def _page_of(request: HttpRequest) -> str:
    """The page that an HTMX request was made from, if it is ours: the part's address
    may be no page that anyone wants to come back to."""
    try:
        page = HtmxDetails(request).current_url_abs_path
    except ValueError:  # a header that is no address
        page = None
    return page or request.get_full_path()
