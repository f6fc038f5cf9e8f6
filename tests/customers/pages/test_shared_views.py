"""Whose a saved view is, and who may change it."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role, give_role
from customers.models import SavedView
from tests.customers.factory import make_customer
from tests.customers.pages.keeping import SAVE, VIEWS, do, save, tabs
from tests.customers.pages.reading import LIST, html, names, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat")
    make_customer(2, display_name="Bala", city="Kochi", status="Inactive")


def test_another_s_private_view_is_not_there(sales: Client, manager: Client) -> None:
    view = save(sales, "Mine")
    assert "Mine" not in tabs(html(manager))
    assert "Mine" not in html(manager, VIEWS)
    for verb in ("change", "rename", "share", "delete"):
        assert do(manager, view, verb, shared="yes", name="x") == 404
    assert manager.post(f"{VIEWS}default/", {"view": view.pk}).status_code == 404


def test_a_manager_shares_a_view_and_takes_it_back(
    sales: Client, manager: Client
) -> None:
    view = save(manager, "For all")
    assert do(manager, view, "share", shared="yes") == 302
    assert "For all" in tabs(html(sales))
    assert do(manager, view, "share", shared="no") == 302
    assert "For all" not in tabs(html(sales))


def test_who_is_no_manager_is_told_that_sharing_is_not_theirs(sales: Client) -> None:
    view = save(sales, "K")
    answer = sales.post(f"{VIEWS}{view.pk}/share/", {"shared": "yes"})
    assert answer.status_code == 403
    assert "Sharing a view with everybody is for managers" in answer.content.decode()
    answer = sales.post(SAVE, {"name": "L", "in": "q=x", "share": "yes"})
    assert answer.status_code == 403
    assert not SavedView.objects.filter(shared=True).exists()
    menu = {"HX-Request": "true", "HX-Target": "keep"}
    form = sales.get(SAVE, {"in": "city=Kochi"}, headers=menu).content.decode()
    assert "Save this list as" in form
    assert "Share it with everybody" not in form


def test_a_shared_view_is_changed_by_managers_alone(
    sales: Client, manager: Client
) -> None:
    view = save(manager, "For all", share="yes")
    for verb in ("change", "rename", "delete"):
        assert do(sales, view, verb, name="x") == 403
    other = Client()
    boss = User.objects.create_user("boss")
    give_role(boss, Role.MANAGER)
    other.force_login(boss)
    assert do(other, view, "rename", name="For everybody") == 302
    view.refresh_from_db()
    assert view.name == "For everybody"


def test_a_demoted_manager_s_shared_view_stays_and_is_the_managers(
    sales: Client, manager: Client
) -> None:
    view = save(manager, "For all", share="yes")
    give_role(User.objects.get(username="manager"), Role.SALES)
    assert "For all" in tabs(html(sales))
    assert do(manager, view, "delete") == 403
    page = manager.post(SAVE, {"name": "For all", "in": "q=x"})
    assert page.status_code == 422
    assert "Your shared view has this name" in page.content.decode()


def test_with_a_person_the_private_views_go_and_the_shared_stay(
    sales: Client, manager: Client
) -> None:
    save(manager, "For all", share="yes", default="yes")
    save(manager, "Private")
    User.objects.get(username="manager").delete()
    left = SavedView.objects.get()
    assert (left.name, left.owner_id) == ("For all", None)
    assert "Shared by somebody who left" in words(html(sales, VIEWS))


def test_a_view_of_somebody_who_left_can_be_deleted_but_not_given_back(
    manager: Client,
) -> None:
    view = SavedView.objects.create(name="Old", query="q=x", shared=True)
    assert "Stop sharing" not in html(manager, VIEWS)
    do(manager, view, "share", shared="no")
    assert SavedView.objects.get().shared
    assert do(manager, view, "delete") == 302
    assert not SavedView.objects.exists()


def test_another_s_shared_view_offers_no_change(sales: Client, manager: Client) -> None:
    view = save(manager, "For all", share="yes")
    assert "Save changes" not in html(sales, city="Surat", view=view.pk)


def test_a_shared_view_can_be_one_s_default_until_it_is_not_shared(
    sales: Client, manager: Client
) -> None:
    view = save(manager, "For all", share="yes")
    sales.post(f"{VIEWS}default/", {"view": view.pk})
    assert sales.get(LIST).status_code == 302
    do(manager, view, "share", shared="no")
    assert names(html(sales)) == ["Asha", "Bala"]
