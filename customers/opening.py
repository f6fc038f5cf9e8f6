"""Enter in the search field: whoever is named exactly, and nobody else is, opens."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from customers.filters import CustomerFilter
from customers.search import the_one_named

OPEN = "open"  # the parameter that the search field's button sends

View = Callable[[HttpRequest], HttpResponseBase]


def opens_who_is_named(view: View) -> View:
    """Leads Enter to the customer whose very code, phone or GSTIN was typed; in any
    other case to the list, whose address is without the button's parameter."""

    @wraps(view)
    def opening(request: HttpRequest) -> HttpResponseBase:
        if OPEN not in request.GET:
            return view(request)
        is_part = bool(request.headers.get("HX-Request"))
        if customer := the_one_named(CustomerFilter(request.GET).text):
            address = customer.get_absolute_url()
            if is_part:
                return HttpResponseClientRedirect(address)
            return redirect(address)
        asked = request.GET.copy()
        del asked[OPEN]
        request.GET = asked  # type: ignore[assignment]  # Django's own is immutable
        address = f"{request.path}?{request.GET.urlencode()}"
        if not is_part:
            return redirect(address)
        answer = view(request)
        answer["HX-Push-Url"] = address
        return answer

    return opening
