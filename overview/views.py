from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.permissions import Permission, may
from customers.freshness import freshness
from overview.figures import Figures


@may(Permission.OVERSEE)
def figures(request: HttpRequest) -> HttpResponse:
    """How many customers there are, of what kind, and how old that is."""
    context = {"figures": Figures.now(), "freshness": freshness()}
    return render(request, "overview/figures.html", context)
