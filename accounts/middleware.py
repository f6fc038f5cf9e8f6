"""Sign-in for every view that does not say otherwise."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.middleware import HtmxDetails


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in page, and from there back again.

    A page answers 302. An HTMX request answers 401 with `HX-Redirect`: a redirect would
    be followed unseen, and the sign-in page be put into the middle of another.
    """

    def handle_no_permission(  # type: ignore[override]  # any response will do
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if not HtmxDetails(request):
            return super().handle_no_permission(request, view_func)
        field = self.get_redirect_field_name(view_func)
        query = urlencode({field: _page_of(request)})
        login = resolve_url(self.get_login_url(view_func))
        return HttpResponse(
            status=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": f"{login}?{query}"}
        )


def _page_of(request: HttpRequest) -> str:
    """The page that an HTMX request was made from, if it is ours: the part's address
    may be no page that anyone wants to come back to."""
    try:
        page = HtmxDetails(request).current_url_abs_path
    except ValueError:  # a header that is no address
        page = None
    return page or request.get_full_path()
