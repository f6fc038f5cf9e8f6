"""The roles: what each may do, and where each begins the day.

A role is a Django group of the same name, made after every migration if it is not
there. From then on it belongs to the administrator: rights that were added to a group
or taken from it stay so.
"""

from enum import StrEnum
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as StoredPermission
from django.db import transaction

from accounts.models import User
from accounts.permissions import Permission


class Role(StrEnum):
    """A kind of work. The order is the order in which first pages are chosen."""

    MANAGER = "manager"
    SUPPORT = "support"
    SALES = "sales"


RIGHTS = {
    Role.MANAGER: (Permission.BROWSE, Permission.EXPORT, Permission.OVERSEE),
    Role.SUPPORT: (Permission.BROWSE,),
    Role.SALES: (Permission.BROWSE,),
}
FIRST_PAGES = {
    Role.MANAGER: "overview:figures",
    Role.SUPPORT: "orders:lookup",
    Role.SALES: "customers:list",
}


def first_page(user: User) -> str | None:
    """The name of the page that `user` begins with; None for who has no role."""
    if user.is_superuser:
        return FIRST_PAGES[Role.MANAGER]
    held = set(user.groups.values_list("name", flat=True))
    return next((FIRST_PAGES[role] for role in Role if role in held), None)


def give_role(user: User, role: Role) -> None:
    """Makes `role` the one role of `user`. Groups that are no roles stay."""
    with transaction.atomic():
        user.groups.remove(*Group.objects.filter(name__in=list(Role)))
        user.groups.add(_group(role))


def make_roles(
    sender: AppConfig, *, using: str, apps: Apps = installed, **_: Any
) -> None:
    """Makes the groups that are missing (after `migrate`, and after a test's flush)."""
    if "user" not in apps.all_models[sender.label]:
        return  # migrated backwards: there is nobody who could have a role
    # Django makes permissions after every migration too, but later than this runs.
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    for role in Role:
        _group(role)


@transaction.atomic
def _group(role: Role) -> Group:
    group, is_new = Group.objects.get_or_create(name=role)
    if is_new:
        codenames = [right.codename for right in RIGHTS[role]]
        group.permissions.set(
            StoredPermission.objects.filter(
                content_type__app_label="accounts", codename__in=codenames
            )
        )
    return group
