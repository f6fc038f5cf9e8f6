"""What somebody holds: rights, and the groups that most of them come from."""

from functools import cache
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Value

from accounts.rights import names_of
from sourcehub_portal.together import Statement, ask

_NO_GROUP = ""
_SOMEBODY = -1  # stands for the id of whoever is asked about


class Held(NamedTuple):
    """`rights` by Django's names ("accounts.browse"), `groups` by name, in order."""

    rights: frozenset[str]
    groups: tuple[str, ...]


def held_by(user_id: int) -> Held:
    """In one query, asked at every call: a right or a role that is taken away is gone
    with the next page."""
    found = ask(holdings_of(user_id))
    return Held(
        rights=names_of({right for _, right in found if right is not None}),
        groups=tuple(sorted({group for group, _ in found} - {_NO_GROUP})),
    )


def holdings_of(user_id: int) -> Statement:
    """The question that `held_by` asks."""
    sql, parameters = _asked(connection.vendor)
    meant = {_SOMEBODY: user_id}
    return Statement(sql, tuple(meant.get(each, each) for each in parameters))


@cache
def _asked(_vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The question, written down for _SOMEBODY: (group, right's id), without a right
    for a group that gives none, without a group for a right of one's own."""
    by_group = Group.objects.filter(user=_SOMEBODY).values_list("name", "permissions")
    one_by_one = get_user_model().user_permissions.through.objects
    own = one_by_one.filter(user=_SOMEBODY).values_list(
        Value(_NO_GROUP), "permission_id"
    )
    both = by_group.order_by().union(own.order_by(), all=True)
    sql, parameters = both.query.sql_with_params()
    return sql, tuple(parameters)
