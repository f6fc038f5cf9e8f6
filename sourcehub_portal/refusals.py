"""The page for an address that cannot be answered."""

from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 400 page, with the words of a `BadRequest`.

    Django's own page leaves them out. Those of other exceptions (a forged host, too
    many fields) were not written for people, and are left out here too.
    """
    words = str(exception) if isinstance(exception, BadRequest) else ""
    context = {"exception": words}
    return render(request, "400.html", context, status=HTTPStatus.BAD_REQUEST)
