import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, may
from customers.changes.counting import count
from customers.changes.days import Days
from customers.changes.found import Found
from customers.changes.selection import Selection
from customers.changes.visit import look
from customers.changes.what import WHATS
from customers.models import Change, Visit


@may(Permission.BROWSE)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What was seen to change, by day; where the address selects some, who it was."""
    visit = look(request)
    selection = Selection.read(request.GET, visit)
    if selection is None:
        return _days(request, visit)
    found = Found.of(selection, page=_page(request))
    part = request.headers.get("HX-Target") == "results"
    template = "customers/changes/_found.html" if part else "customers/changes/who.html"
    return render(request, template, {"found": found, "visit": visit})


def _days(request: HttpRequest, visit: Visit) -> HttpResponse:
    unseen = count(Change.objects.here().filter(pk__gt=visit.seen_before))
    context = {
        "days": Days.at(_page(request)),
        "visit": visit,
        "unseen": [(what, unseen[what.name]) for what in WHATS if unseen[what.name]],
        "whats": WHATS,
    }
    return render(request, "customers/changes/days.html", context)


def _page(request: HttpRequest) -> int:
    """The number in the address, 1 where there is none that could be a page's."""
    text = request.GET.get("page", "")
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,8}", text) else 1
