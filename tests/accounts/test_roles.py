import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import Role, give_role
from tests.accounts.people import make_person

pytestmark = pytest.mark.django_db


def rights(user: User) -> set[str]:
    return {right for right in Permission if user.has_perm(right)}


@pytest.mark.parametrize(
    ("role", "held"),
    [
        (Role.SALES, {Permission.BROWSE}),
        (Role.SUPPORT, {Permission.BROWSE}),
        (Role.MANAGER, set(Permission)),
    ],
)
def test_a_role_brings_its_rights(role: Role, held: set[Permission]) -> None:
    assert rights(make_person(role)) == held


def test_a_new_role_replaces_the_old_one_and_no_other_group() -> None:
    user = make_person("manager")
    user.groups.add(Group.objects.create(name="Kochi branch"))

    give_role(user, Role.SALES)

    names = set(user.groups.values_list("name", flat=True))
    assert names == {"sales", "Kochi branch"}


def test_migrating_again_leaves_what_an_administrator_changed() -> None:
    sales = Group.objects.get(name="sales")
    sales.permissions.clear()

    call_command("migrate", verbosity=0)

    assert not sales.permissions.exists()
    assert Group.objects.count() == len(Role)


def test_a_role_whose_group_was_deleted_comes_back_with_its_rights() -> None:
    Group.objects.all().delete()

    assert rights(make_person("manager")) == set(Permission)


@pytest.mark.django_db(transaction=True)
def test_the_roles_are_there_after_the_database_was_emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)

    assert rights(make_person("sales")) == {Permission.BROWSE}
