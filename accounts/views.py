from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import roles
from accounts.models import User


def first_page(request: HttpRequest) -> HttpResponse:
    """Goes to the page with which the signed-in person's role begins the day."""
    page = roles.first_page(request.user) if isinstance(request.user, User) else None
    if page is None:
        return render(request, "account/no_role.html", status=HTTPStatus.FORBIDDEN)
    return redirect(page)


def no_such_page(_: HttpRequest) -> HttpResponse:
    raise Http404
