"""Keeping a state of the list under a name."""

from django.db import transaction
from django.http import QueryDict

from accounts.models import User
from customers.columns import PARAMETER
from customers.models import SavedView
from customers.saved.habits import begin_with, wanted_by
from customers.state import state_of


def with_columns_of(user: User, state: str) -> str:
    """The state with the columns that the person sees, where they are remembered ones:
    another person, or a later day, would see others."""
    parameters = QueryDict(state, mutable=True)
    remembered = wanted_by(user).columns
    if remembered:
        parameters.setdefault(PARAMETER, remembered)
    return state_of(parameters)


@transaction.atomic
def keep(
    user: User, name: str, state: str, *, replace: bool, shared: bool, is_default: bool
) -> SavedView:
    """A person's view of that name with this state: a new one or, to `replace`, the one
    there is. Raises django.db.IntegrityError where there is one and it may not be."""
    now = {"query": state} | ({"shared": True} if shared else {})
    views = SavedView.objects
    if replace:
        view, _ = views.update_or_create(owner=user, name=name, defaults=now)
    else:
        view = views.create(owner=user, name=name, **now)
    if is_default:
        begin_with(user, view)
    return view
