"""Settings of the portal where every search is the first: it recalls none."""

import os
from collections.abc import Callable
from importlib import import_module

from django.http import HttpRequest, HttpResponse

# The portal's own, or the tests'.
_portal = vars(import_module(os.environ["MEASURED_SETTINGS"]))
globals().update({name: each for name, each in _portal.items() if name.isupper()})

MIDDLEWARE = ["benchmarks.pages.peers.anew.forgetting", *_portal["MIDDLEWARE"]]


def forgetting(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    from customers.recall import recall

    def forget_first(request: HttpRequest) -> HttpResponse:
        recall.forget()
        return get_response(request)

    return forget_first
