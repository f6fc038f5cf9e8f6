"""The portal's three rights, and the decorator by which a view asks for one."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


class Permission(StrEnum):
    """A right, by its Django name (`user.has_perm(Permission.EXPORT)`)."""

    BROWSE = "accounts.browse"
    EXPORT = "accounts.export"
    OVERSEE = "accounts.oversee"

    @property
    def codename(self) -> str:
        return self.removeprefix("accounts.")


REFUSALS = {
    Permission.BROWSE: "You may not look at customers and orders.",
    Permission.EXPORT: "You may look at customers and orders, but not export them.",
    Permission.OVERSEE: "The overview and what is held are for managers.",
}


def may(permission: Permission) -> Callable[[View[Rest]], View[Rest]]:
    """Lets a view run for those who have `permission`; others get the 403 page.

    Sign-in itself is the middleware's business. The permission is left on the view as
    `view.permission`.
    """

    def decorate(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise PermissionDenied(REFUSALS[permission])
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # for the tests
        return guarded

    return decorate
