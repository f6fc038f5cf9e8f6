"""Keeping, changing and sharing views of the list. What they lead to is the list."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.permissions import Permission, may
from customers.models import SavedView
from customers.saved.access import (
    changeable,
    insist_on_its_being_there,
    insist_on_sharing,
    person,
    seen,
)
from customers.saved.address import view_address
from customers.saved.forms import TOO_LONG, RenameForm, SaveForm
from customers.saved.habits import begin_with, wanted_by
from customers.saved.keep import with_columns_of
from customers.state import LIST, LONGEST_STATE, list_address, read_state


@may(Permission.BROWSE)
@require_safe
def every_view(request: HttpRequest) -> HttpResponse:
    """One's own views and the shared ones, and what can be done with them."""
    return render(request, "customers/saved/page.html", _page(request))


def _page(request: HttpRequest) -> dict[str, object]:
    user = person(request)
    rows = [
        (view, view_address(view), view.may_be_changed_by(user))
        for view in SavedView.objects.seen_by(user).select_related("owner")
    ]
    return {
        "rows": rows,
        "default": wanted_by(user).default,
        "may_share": user.has_perm(Permission.OVERSEE),
    }


@may(Permission.BROWSE)
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Keeps the list as it is under a name, or asks again with what was typed."""
    user, asked = person(request), request.POST or request.GET
    state = with_columns_of(user, read_state(asked.get(LIST, "")))
    form = SaveForm(request.POST or None, user=user, state=state)
    if form.is_valid():
        if form.cleaned_data["share"]:
            insist_on_sharing(request)
        if view := form.save():
            messages.success(request, f"“{view.name}” is kept.")
            return redirect(view_address(view))
    context = {"form": form, "state": state, "back": list_address(state)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    in_the_menu = request.headers.get("HX-Target") == "keep"
    template = "_form.html" if in_the_menu else "save.html"
    return render(request, f"customers/saved/{template}", context, status=status)


@may(Permission.BROWSE)
@require_POST
def change(request: HttpRequest, view_id: int) -> HttpResponse:
    """Keeps the list as it is now in the view that it began with."""
    view = changeable(request, view_id)
    state = read_state(request.POST.get(LIST, ""))
    query = with_columns_of(person(request), state)
    if len(query) > LONGEST_STATE:
        messages.error(request, TOO_LONG)
        return redirect(list_address(state))
    insist_on_its_being_there(view.keep(query=query))
    messages.success(request, f"“{view.name}” is kept as it is now.")
    return redirect(view_address(view))


@may(Permission.BROWSE)
@require_POST
def rename(request: HttpRequest, view_id: int) -> HttpResponse:
    view = changeable(request, view_id)
    form = RenameForm(request.POST, view=view)
    if not (form.is_valid() and form.save()):
        context = _page(request) | {"form": form, "refused": view.pk}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "customers/saved/page.html", context, status=status)
    messages.success(request, f"It is called “{view.name}” now.")
    return redirect("customers:views")


@may(Permission.BROWSE)
@require_POST
def share(request: HttpRequest, view_id: int) -> HttpResponse:
    """Shares a view with everybody, or gives it back to its owner alone."""
    insist_on_sharing(request)
    view = changeable(request, view_id)
    shared = request.POST.get("shared") == "yes"
    if view.owner_id is None and not shared:
        messages.error(
            request, "Whoever made it is gone: keep it shared, or delete it."
        )
        return redirect("customers:views")
    insist_on_its_being_there(view.keep(shared=shared))
    whose = "everybody's to use" if shared else "no longer shared"
    messages.success(request, f"“{view.name}” is {whose}.")
    return redirect("customers:views")


@may(Permission.BROWSE)
@require_POST
def delete(request: HttpRequest, view_id: int) -> HttpResponse:
    view = changeable(request, view_id)
    view.discard()
    messages.success(request, f"“{view.name}” is deleted. The customers are all there.")
    return redirect("customers:views")


@may(Permission.BROWSE)
@require_POST
def default(request: HttpRequest) -> HttpResponse:
    """What one's list begins with: a view, or ("") the whole list."""
    asked = request.POST.get("view", "")
    insist_on_its_being_there(not asked or asked.isdecimal())
    view = seen(request, int(asked[:18])) if asked else None
    insist_on_its_being_there(begin_with(person(request), view))
    words = f"Your list begins with “{view.name}”." if view else "It begins as a whole."
    messages.success(request, words)
    return redirect("customers:views")
