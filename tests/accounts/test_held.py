"""Rights and roles are those of this moment, and of this person."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import rights
from accounts.held import held_by
from accounts.models import User
from accounts.roles import Role, give_role
from tests.accounts.people import browser_of, make_person
from tests.customers.pages.reading import words

pytestmark = pytest.mark.django_db


def menu(client: Client) -> str:
    """What the account's menu says."""
    page = client.get("/orders/").text
    found = re.search(r'<details class="menu">(.*?)</details>', page, re.DOTALL)
    return words(found[1].replace("<br>", " ")) if found else ""


def sections(client: Client) -> list[str]:
    page = client.get("/orders/").text
    found = re.search(r'<nav class="nav".*?</nav>', page, re.DOTALL)
    return re.findall(r"<span>(\w+)</span>", found[0]) if found else []


def test_a_new_role_is_shown_with_the_next_page(manager: Client) -> None:
    assert menu(manager) == "M manager manager Manager Sign out"
    assert sections(manager) == ["Overview", "Customers", "Orders", "Status"]

    give_role(User.objects.get(), Role.SALES)

    assert menu(manager) == "M manager manager Sales Sign out"
    assert sections(manager) == ["Customers", "Orders", "Status"]


def test_a_role_that_is_taken_away_is_gone_with_the_next_page(sales: Client) -> None:
    assert sales.get("/customers/").status_code == 200
    User.objects.get().groups.clear()
    refused = sales.get("/customers/")
    assert refused.status_code == 403
    assert "Sales" not in words(refused.text)
    assert "mirror-age" not in refused.text


def test_a_new_name_is_shown_with_the_next_page(sales: Client) -> None:
    menu(sales)
    User.objects.update(first_name="Asha", last_name="<Rao>")
    assert menu(sales).startswith("A Asha <Rao> Asha <Rao> ")
    assert "<Rao>" not in sales.get("/orders/").text


def test_two_people_see_their_own_names_roles_and_sections() -> None:
    asha, ben = browser_of("manager"), browser_of("support")
    for _ in range(2):
        assert menu(asha) == "M manager manager Manager Sign out"
        assert menu(ben) == "S support support Support Sign out"
        assert "Overview" in sections(asha)
        assert "Overview" not in sections(ben)


def test_an_administrator_is_called_one() -> None:
    admin = browser_of("admin")
    assert menu(admin) == "A admin admin Administrator Sign out"
    assert sections(admin)[-1] == "Admin"


def test_a_group_without_rights_and_rights_without_a_group_count_too() -> None:
    user = make_person("sales")
    user.groups.add(Group.objects.create(name="Kochi branch"))
    user.user_permissions.add(Permission.objects.get(codename="oversee"))

    held = held_by(user.pk)

    assert held.groups == ("Kochi branch", "sales")
    assert held.rights == {"accounts.browse", "accounts.oversee"}
    assert User.objects.get().get_all_permissions() == held.rights


def test_who_has_nothing_holds_nothing() -> None:
    assert held_by(make_person("").pk) == (frozenset(), ())


def test_who_may_not_be_signed_in_has_no_rights() -> None:
    user = make_person("manager")
    user.is_active = False
    assert not user.has_perm("accounts.browse")


def test_rights_and_roles_are_one_query(sales: Client) -> None:
    sales.get("/orders/")
    with CaptureQueriesContext(connection) as captured:
        sales.get("/orders/")
    assert sum("auth_group" in each["sql"] for each in captured) == 1


def test_a_right_that_is_new_to_the_process_counts_at_once() -> None:
    user = make_person("sales")
    held_by(user.pk)
    kind = Permission.objects.get(codename="browse").content_type
    new = Permission.objects.create(codename="dispatch", content_type=kind)
    user.user_permissions.add(new)
    assert held_by(user.pk).rights == {"accounts.browse", "accounts.dispatch"}


def test_a_migration_may_call_rights_otherwise() -> None:
    user = make_person("sales")
    held_by(user.pk)
    Permission.objects.filter(codename="browse").update(codename="see")
    try:
        emit_post_migrate_signal(0, interactive=False, db="default")
        assert "accounts.see" in held_by(user.pk).rights
    finally:
        rights.forget()
