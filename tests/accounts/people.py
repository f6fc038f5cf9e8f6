"""People of the portal, for tests that look at it through their eyes."""

from django.test import Client

from accounts.models import User
from accounts.roles import Role, give_role

PASSWORD = "a long walk to Kochi"
ADMIN = "admin"


def make_person(role: str, name: str = "") -> User:
    """A user with that role ("" for none, "admin" for a superuser)."""
    name = name or role or "nobody"
    if role == ADMIN:
        return User.objects.create_superuser(name, password=PASSWORD)
    user = User.objects.create_user(name, password=PASSWORD)
    if role:
        give_role(user, Role(role))
    return user


def browser_of(role: str) -> Client:
    """The browser of a new person with that role, signed in."""
    client = Client()
    client.force_login(make_person(role))
    return client
