"""Headers that keep personal data out of caches, and fragments out of Back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


class PrivacyMiddleware:
    """Marks every answer of the portal as private, never stored, varying by asker.

    A page and its HTMX part share one address. Without `no-store` and `Vary` on whole
    and partial answers alike, Back would show the naked part.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "private, no-store")
        patch_vary_headers(response, ("HX-Request", "HX-Target", "Cookie"))
        return response
