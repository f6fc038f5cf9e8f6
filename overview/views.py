from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, may
from customers.freshness import freshness
from overview.figures import Figures


@may(Permission.OVERSEE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How many customers there are, of what kind, and how old that is."""
    context = {"figures": Figures.now(), "freshness": freshness()}
    return render(request, "overview/figures.html", context)
