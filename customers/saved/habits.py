"""How somebody wants the list to be without being asked."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection, transaction

from accounts.models import User
from customers.columns import as_parameter
from customers.models import Habit, SavedView
from customers.saved.address import view_address
from sourcehub_portal.together import Statement, ask


class Wanted(NamedTuple):
    """The columns as an address names them, "" for as ever; the default view's id."""

    columns: str = ""
    default: int | None = None


class Seen(NamedTuple):
    """How somebody wants the list to be, and the views that are theirs to open."""

    wanted: Wanted
    views: list[SavedView]


def wanted_by(user: User) -> Wanted:
    return seen_by(user).wanted


def seen_by(user: User) -> Seen:
    """In one query, which every page of the list asks; the views by name."""
    found = ask(Statement(_SEEN, (user.pk,)))
    columns, default = found[0][:2]
    views = [
        SavedView.from_db(connection.alias, _SHOWN, view)
        for _, _, *view in found
        if view[0] is not None
    ]
    return Seen(Wanted(columns or "", default), views)


_SHOWN = ("id", "owner_id", "name", "query", "shared")
_COLUMNS = ", ".join(f"seen.{each}" for each in _SHOWN)
_SEEN = f"""
    SELECT habit.columns, habit.default_id, {_COLUMNS}
    FROM (SELECT CAST(%s AS bigint) AS person) AS me
    LEFT JOIN {Habit._meta.db_table} AS habit ON habit.owner_id = person
    LEFT JOIN {SavedView._meta.db_table} AS seen
    ON seen.owner_id = person OR seen.shared
    ORDER BY seen.name, seen.id
"""  # noqa: S608  # nosec B608 - no value is in it


def default_address(seen: Seen) -> str:
    """Where somebody's list begins; "" where that is the whole list."""
    default = (view for view in seen.views if view.pk == seen.wanted.default)
    view = next(default, None)
    return view_address(view) if view and view.query else ""


def remember_columns(user: User, names: Sequence[str]) -> None:
    """Keeps columns for a person; no names, and it is as ever again."""
    Habit.objects.update_or_create(
        owner=user, defaults={"columns": as_parameter(names)}
    )


@transaction.atomic
def begin_with(user: User, view: SavedView | None) -> bool:
    """Makes a view somebody's default; None, and the list begins as a whole again.
    False, where the view was deleted meanwhile: then nothing is changed."""
    if view is not None:
        there = SavedView.objects.select_for_update().filter(pk=view.pk)
        if not there.exists():
            return False
    Habit.objects.update_or_create(owner=user, defaults={"default": view})
    return True
