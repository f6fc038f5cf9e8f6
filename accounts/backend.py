"""Who can be signed in, and what they may do."""

from functools import lru_cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from accounts.demo import is_out_of_service
from accounts.models import User
from sourcehub_portal.written import written


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]  # untyped base
    """allauth's, but a demo sign-in stops working once the portal shows real data.

    Open sessions end as well: Django asks on every request.
    """

    def user_can_authenticate(self, user: AbstractBaseUser) -> bool:
        allowed: bool = super().user_can_authenticate(user)
        return allowed and not is_out_of_service(user)

    def get_user(self, user_id: int) -> User | None:
        """Who a session belongs to, if they may still be signed in."""
        found = _user(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """As Django's own, in one query instead of two: every page asks."""
        if obj is not None or not user_obj.is_active or user_obj.is_superuser:
            found: set[str] = super().get_all_permissions(user_obj, obj)
            return found
        if not hasattr(user_obj, "_perm_cache"):
            with connection.cursor() as cursor:
                cursor.execute(*_held(user_obj.pk, connection.vendor))
                user_obj._perm_cache = {name for (name,) in cursor.fetchall()}
        held: set[str] = user_obj._perm_cache
        return held


@written
def _user(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


@lru_cache(1_024)
def _held(user: int, _vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The question for somebody's rights, written down. The answer is not kept: a right
    that is taken away is gone with the next page."""
    name = Concat("content_type__app_label", Value("."), "codename")
    held = Permission.objects.filter(Q(user=user) | Q(group__user=user))
    asked = held.order_by().values_list(name)
    sql, parameters = asked.query.sql_with_params()
    return sql, tuple(parameters)
