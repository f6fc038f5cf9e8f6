from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, may
from customers.quality.findings import Findings


@may(Permission.BROWSE)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """What is wrong with the customers' data, how much of it, and since when."""
    return render(request, "customers/quality/page.html", {"findings": Findings.now()})
