"""How somebody wants the list to be without being asked."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from customers.columns import written
from customers.models import Habit, SavedView
from customers.saved.address import address_of
from sourcehub_portal.written import written as written_down


class Wanted(NamedTuple):
    """The columns as an address names them, "" for as ever; the default view's id."""

    columns: str = ""
    default: int | None = None


def wanted_by(user: User) -> Wanted:
    """In one query."""
    habits = _of(user.pk)
    return Wanted(habits[0].columns, habits[0].default_id) if habits else Wanted()


@written_down
def _of(owner: int) -> QuerySet[Habit]:
    return Habit.objects.filter(pk=owner)


def default_address(user: User, wanted: Wanted) -> str:
    """Where somebody's list begins; "" where that is the whole list."""
    if wanted.default is None:
        return ""
    view = SavedView.objects.seen_by(user).filter(pk=wanted.default).first()
    return address_of(view) if view and view.query else ""


def remember_columns(user: User, names: Sequence[str]) -> None:
    """Keeps columns for a person; no names, and it is as ever again."""
    Habit.objects.update_or_create(owner=user, defaults={"columns": written(names)})


@transaction.atomic
def begin_with(user: User, view: SavedView | None) -> None:
    """Makes a view somebody's default; None, and the list begins as a whole again: as
    where the view was deleted meanwhile."""
    if view is not None:
        view = SavedView.objects.select_for_update().filter(pk=view.pk).first()
    Habit.objects.update_or_create(owner=user, defaults={"default": view})
