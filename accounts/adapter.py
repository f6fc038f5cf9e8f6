"""How django-allauth behaves here: nobody signs up, nothing leaves the portal."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.demo import is_out_of_service
from accounts.models import User


class ClosedSignUpAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped base
    """Sign-ins come from `create_user`; `next` stays on this host; no mail is sent."""

    def is_open_for_signup(self, *_: object) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Whether `next` may be followed. Stricter than allauth, which would follow it
        to any host of ALLOWED_HOSTS and CSRF_TRUSTED_ORIGINS."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url,
            allowed_hosts={request.get_host()},
            require_https=request.is_secure(),
        )

    def pre_login(
        self, request: HttpRequest, user: User, **how: Any
    ) -> HttpResponse | None:
        """Stops who may not sign in, though the password is right, with a page."""
        if is_out_of_service(user):
            return redirect("account_inactive")
        stopped: HttpResponse | None = super().pre_login(request, user, **how)
        return stopped

    def send_mail(self, *_: object, **__: object) -> None:
        """Answers with a page that says that there is no mail, and whom to ask."""
        # Nothing failed: it is so.
        raise ImmediateHttpResponse(render(self.request, "account/no_mail.html"))
