from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, may
from overview.figures import Figures


@may(Permission.OVERSEE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How many customers there are, and of what kind."""
    return render(request, "overview/figures.html", {"figures": Figures.now()})
