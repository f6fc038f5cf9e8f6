"""`manage.py create_user NAME --role sales|support|manager`"""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.models import User
from accounts.roles import Role, give_role
from sourcehub_portal.environment import env


class Command(BaseCommand):
    help = (
        "Makes a sign-in, or gives one a new role and password."
        " The password comes from PORTAL_PASSWORD, or is asked for."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        # Not `choices`: argparse would exit with 2, and the interface says 1.
        parser.add_argument("--role", default="", help=", ".join(Role))

    def handle(self, *, name: str, role: str, **_: Any) -> None:
        given = _role(role)
        user = _user(name)
        did = "changed" if user.pk else "made"
        user.set_password(_password(user))
        user.is_demo = False
        with transaction.atomic():
            user.save()
            give_role(user, given)
        self.stdout.write(f"{did} {user.username}: {given}{_but(user)}")


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        known = ", ".join(Role)
        raise CommandError(f"--role must be one of {known}, not '{text}'.") from error


def _user(name: str) -> User:
    """The user of that name in any case, else a new one, not saved yet."""
    name = User.normalize_username(name)
    user = User.objects.filter(username__iexact=name).first() or User(username=name)
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise CommandError(f"'{name}' is no name: {_line(error)}") from error
    return user


def _password(user: User) -> str:
    password = env.str("PORTAL_PASSWORD", None)
    if password is None:
        password = _ask()
    if not password:
        raise CommandError("The password is empty.")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(_line(error)) from error
    return password


def _ask() -> str:
    if not sys.stdin.isatty():
        raise CommandError("Set PORTAL_PASSWORD, or run this in a terminal.")
    password = getpass("Password: ")
    if getpass("Password again: ") != password:
        raise CommandError("The two passwords differ.")
    return password


def _but(user: User) -> str:
    """What a new role does not change, so that nobody is surprised by it."""
    if not user.is_active:
        return " (still switched off: see the admin)"
    return " (still a superuser)" if user.is_superuser else ""


def _line(error: ValidationError) -> str:
    return " ".join(error.messages)
