"""Who can be signed in, and what they may do."""

from collections.abc import Set as AbstractSet
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from accounts.demo import is_out_of_service
from accounts.held import Held, held_by, holdings_of
from accounts.models import User
from sourcehub_portal.together import together
from sourcehub_portal.written import written_once


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]  # untyped base
    """allauth's, but a demo sign-in stops working once the portal shows real data.

    Open sessions end as well: Django asks on every request.
    """

    def user_can_authenticate(self, user: AbstractBaseUser) -> bool:
        allowed: bool = super().user_can_authenticate(user)
        return allowed and not is_out_of_service(user)

    def get_user(self, user_id: int) -> User | None:
        """Who a session belongs to, if they may still be signed in; with what they
        hold, which almost every page asks."""
        with together(_user.statement(user_id), holdings_of(user_id)):
            found = _user(user_id)
            if not found or not self.user_can_authenticate(found[0]):
                return None
            person = found[0]
            if not person.is_superuser:  # who holds everything
                person.held = held_by(user_id)
            return person

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> AbstractSet[str]:
        """As Django's own, in one query instead of two: every page asks."""
        if obj is not None or not user_obj.is_active or user_obj.is_superuser:
            found: set[str] = super().get_all_permissions(user_obj, obj)
            return found
        held: Held = user_obj.held
        return held.rights


@written_once
def _user(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)
