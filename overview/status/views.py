"""The status pages: for everybody how things stand, for managers what is held."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Action, note
from accounts.permissions import Permission, may
from customers.holds import accept, customers_of
from customers.models import Hold
from overview.status.standing import standing

PAGE = 25


@may(Permission.BROWSE)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How things stand, or just the part of it that changes while a sweep runs."""
    part = request.headers.get("HX-Target") == "now"
    template = "status/_part.html" if part else "status/page.html"
    return render(request, template, standing(request))


@may(Permission.OVERSEE)
@require_safe
def held(request: HttpRequest, hold_id: int) -> HttpResponse:
    """What a sweep did not meet, and what accepting that would do."""
    hold = get_object_or_404(Hold.objects.here().select_related("sweep"), pk=hold_id)
    customers = customers_of(hold).defer("raw", "search_text")
    found = Paginator(customers, PAGE).get_page(request.GET.get("page"))
    part = request.headers.get("HX-Target") == "results"
    template = "status/_held_customers.html" if part else "status/held.html"
    return render(request, template, {"hold": hold, "page": found})


@may(Permission.OVERSEE)
@require_POST
def accept_removal(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Believes SourceHub, once the manager has said in as many words to be sure."""
    hold = get_object_or_404(Hold.objects.here(), pk=hold_id)
    if request.POST.get("sure") != "yes":
        messages.error(request, "Nothing was accepted: tick first that you are sure.")
    elif request.POST.get("sweep") != str(hold.sweep_id):
        messages.error(request, "Nothing was accepted: the list is a newer one. Look.")
    elif _let_through(request, hold):
        messages.success(request, "Accepted. The customers are read again now.")
    else:
        messages.info(request, "Nothing was changed: this was decided meanwhile.")
    return redirect("status:held", hold_id=hold.pk)


@transaction.atomic
def _let_through(request: HttpRequest, hold: Hold) -> bool:
    done = accept(hold, by=request.user.get_username())
    if done:
        note(request, Action.ACCEPT, subject=str(hold.pk), count=hold.count)
    return done
