"""Whose view it is, and who may change it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.permissions import Permission
from customers.models import SavedView

NOT_YOURS = "A shared view is everybody's: only managers may change it."
NO_SHARING = "Sharing a view with everybody is for managers."


def person(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied when nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def seen(request: HttpRequest, view_id: int) -> SavedView:
    """One's own view or a shared one; of others' nobody learns that they are there."""
    views = SavedView.objects.seen_by(person(request))
    return get_object_or_404(views, pk=view_id)


def changeable(request: HttpRequest, view_id: int) -> SavedView:
    """A view that one may change. Raises PermissionDenied for another's shared one."""
    view = seen(request, view_id)
    if not view.may_be_changed_by(person(request)):
        raise PermissionDenied(NOT_YOURS)
    return view


def insist_on_its_being_there(found: bool) -> None:  # noqa: FBT001 - what else
    """Raises Http404 where a view was deleted between the look at it and the change."""
    if not found:
        raise Http404


def insist_on_sharing(request: HttpRequest) -> None:
    """Raises PermissionDenied, in words, for who may not share."""
    if not request.user.has_perm(Permission.OVERSEE):
        raise PermissionDenied(NO_SHARING)
