"""The sign-ins that `make run` shows beside the sandbox."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ImproperlyConfigured

from accounts.models import User
from accounts.roles import Role, give_role

ADMIN = "admin"
PUBLISHED = "sourcehub-demo"
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def real_sourcehub() -> bool:
    """Whether the settings name a SourceHub on another machine than this one."""
    url: str = settings.SOURCEHUB_API_URL
    return bool(url) and urlsplit(url).hostname not in LOOPBACK


def is_out_of_service(user: AbstractBaseUser) -> bool:
    """Whether `user` is a demo sign-in of a portal that shows real data by now.

    A database that was filled beside the sandbox keeps its demo sign-ins.
    """
    return isinstance(user, User) and user.is_demo and real_sourcehub()


def make_demo_sign_ins() -> list[str]:
    """Makes the demo sign-ins that are missing; returns the names that are demos.

    A user who is there already, demo or not, is left as they are. Raises
    ImproperlyConfigured where a real SourceHub is configured.
    """
    if real_sourcehub():
        raise ImproperlyConfigured(
            "SOURCEHUB_API_URL names a real SourceHub:"
            " the demo sign-ins, whose password is public, are not made."
        )
    names = [*Role, ADMIN]
    for name in names:
        if not User.objects.filter(username__iexact=name).exists():
            _make(name)
    demos = User.objects.filter(username__in=names, is_demo=True)
    return list(demos.order_by("id").values_list("username", flat=True))


def _make(name: str) -> None:
    if name == ADMIN:
        User.objects.create_superuser(name, password=PUBLISHED, is_demo=True)
        return
    user = User.objects.create_user(name, password=PUBLISHED, is_demo=True)
    give_role(user, Role(name))
