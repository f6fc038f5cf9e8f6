"""Who can be signed in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser

from accounts.demo import is_out_of_service


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]  # untyped base
    """allauth's, but a demo sign-in stops working once the portal shows real data.

    Open sessions end as well: Django asks on every request.
    """

    def user_can_authenticate(self, user: AbstractBaseUser) -> bool:
        allowed: bool = super().user_can_authenticate(user)
        return allowed and not is_out_of_service(user)
