"""Choosing the list's columns: a panel of the list, and a page without JavaScript."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission, may
from customers.columns import (
    PARAMETER,
    as_parameter,
    choices,
    chosen,
    moved,
    read_columns,
)
from customers.saved.access import person
from customers.saved.habits import remember_columns, wanted_by
from customers.state import LIST, VIEW, list_address, read_state

MOVES = {"up": -1, "down": 1}


@may(Permission.BROWSE)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest) -> HttpResponse:
    """The columns to choose from; what is chosen is shown, remembered or forgotten.

    A move shows nothing yet: it leads to the panel again, in the new order.
    """
    if request.method != "POST":
        user, state = person(request), read_state(request.GET.get(LIST, ""))
        shown = chosen(QueryDict(state), wanted_by(user).columns)
        return _panel(request, shown, state=state, view=request.GET.get(VIEW, ""))
    done, _, name = request.POST.get("do", "").partition(":")
    shown = read_columns(",".join(["name", *request.POST.getlist("show")]))
    if done in MOVES:
        return _after_move(request, moved(shown, name, by=MOVES[done]))
    if done in {"remember", "reset"}:
        remember_columns(person(request), shown if done == "remember" else ())
    state, view = _list_of(request, () if done == "reset" else shown)
    return redirect(list_address(state, **({VIEW: view} if view else {})))


def _after_move(request: HttpRequest, shown: Sequence[str]) -> HttpResponse:
    state, view = _list_of(request, shown)
    if request.headers.get("HX-Target") == "columns":
        return _panel(request, shown, state=state, view=view)
    query = urlencode({LIST: state, VIEW: view})
    return redirect(f"{reverse('customers:view-columns')}?{query}")


def _list_of(request: HttpRequest, shown: Sequence[str]) -> tuple[str, str]:
    """The state of the list that the panel is for, with these columns (none: as ever),
    and the view that it began with."""
    parameters = QueryDict(read_state(request.POST.get(LIST, "")), mutable=True)
    parameters.pop(PARAMETER, None)
    if shown:
        parameters[PARAMETER] = as_parameter(shown)
    view = request.POST.get(VIEW, "")
    state = read_state(parameters.urlencode())
    return state, view if view.isdecimal() else ""


def _panel(
    request: HttpRequest, shown: Sequence[str], *, state: str, view: str
) -> HttpResponse:
    part = request.headers.get("HX-Target") == "columns"
    template = "_columns.html" if part else "saved/columns.html"
    context = {
        "choices": choices(shown),
        "state": state,
        "view": view,
        "back": list_address(state),
    }
    return render(request, f"customers/{template}", context)
