"""Saved views that are changed, also by two at once."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from customers.models import Habit, SavedView
from customers.saved.forms import RenameForm, SaveForm
from customers.saved.habits import begin_with
from tests.customers.factory import make_customer
from tests.customers.pages.keeping import SAVE, VIEWS, do, save
from tests.customers.pages.reading import html, part

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat")
    make_customer(2, display_name="Bala", city="Kochi", status="Inactive")


def test_a_view_is_renamed_unless_the_name_is_taken(sales: Client) -> None:
    view = save(sales, "K")
    save(sales, "L", "q=x")
    assert do(sales, view, "rename", name=" M ") == 302
    answer = sales.post(f"{VIEWS}{view.pk}/rename/", {"name": "L"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is a view “L” already" in page
    assert f'id="name-{view.pk}" name="name" value="L"' in page
    assert set(SavedView.objects.values_list("name", flat=True)) == {"L", "M"}


def test_a_changed_list_can_be_kept_in_its_view(sales: Client) -> None:
    view = save(sales, "K")
    changed = html(sales, city="Surat", view=view.pk)
    assert "Save changes<span" in changed
    assert "Save changes" not in html(sales, city="Kochi", view=view.pk)
    assert "Save changes" not in html(sales, city="Surat")
    assert do(sales, view, "change", **{"in": "city=Surat"}) == 302
    view.refresh_from_db()
    assert view.query == "city=Surat"


@pytest.mark.parametrize("reader", [html, part])
def test_the_form_that_keeps_it_is_one_that_is_taken(
    sales: Client, reader: Callable[..., str]
) -> None:
    """Django's test client does without the token that a browser has to send."""
    view = save(sales, "K")
    page = reader(sales, city="Surat", view=view.pk)
    (form,) = re.findall(rf'action="{VIEWS}{view.pk}/change/">.*?</form>', page, re.S)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sales.cookies
    kept = {"in": "city=Surat", "csrfmiddlewaretoken": token[1]}
    assert do(strict, view, "change", **kept) == 302


def test_a_name_that_was_taken_between_look_and_write_is_an_error_in_words(
    sales: Client,
) -> None:
    view = save(sales, "K")
    form = RenameForm({"name": "L"}, view=view)
    assert form.is_valid()
    save(sales, "L", "q=x")

    assert not form.save()
    assert form.errors["name"] == ["There is a view “L” already."]
    assert SavedView.objects.get(pk=view.pk).name == "K"


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("change", {"in": "city=Surat"}),
        ("rename", {"name": "L"}),
        ("share", {"shared": "yes"}),
    ],
)
def test_a_change_of_a_view_that_is_deleted_meanwhile_is_no_success(
    manager: Client, monkeypatch: pytest.MonkeyPatch, verb: str, given: dict[str, str]
) -> None:
    view = save(manager, "K")
    monkeypatch.setattr(SavedView, "may_be_changed_by", deletes_it)
    assert do(manager, view, verb, **given) == 404
    assert not SavedView.objects.exists()


def deletes_it(view: SavedView, _: User) -> bool:
    SavedView.objects.filter(pk=view.pk).delete()
    return True


def test_a_view_that_is_deleted_meanwhile_is_nobody_s_default(sales: Client) -> None:
    view = save(sales, "K")
    late = SavedView.objects.get()
    do(sales, view, "delete")
    assert not begin_with(User.objects.get(username="sales"), late)
    assert not Habit.objects.filter(default__isnull=False).exists()


def test_a_list_with_too_long_an_address_is_not_kept_in_a_view(sales: Client) -> None:
    view = save(sales, "K")
    asked = {"in": "&".join(f"city=City{number:04}" for number in range(200))}
    answer = sales.post(f"{VIEWS}{view.pk}/change/", asked, follow=True)
    assert "So many filters make too long an address" in answer.content.decode()
    view.refresh_from_db()
    assert view.query == "city=Kochi"


def test_of_two_new_views_of_one_name_at_once_the_second_asks_first(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = SaveForm.clean

    def and_then_another_is_kept(form: SaveForm) -> None:
        monkeypatch.setattr(SaveForm, "clean", looked)
        looked(form)
        save(sales, "K", "q=first")

    monkeypatch.setattr(SaveForm, "clean", and_then_another_is_kept)
    answer = sales.post(SAVE, {"name": "K", "in": "q=second"})
    assert answer.status_code == 422
    assert "You have a view “K” already" in answer.content.decode()
    assert SavedView.objects.get().query == "q=first"


@pytest.mark.parametrize("name", ["\u200b", "\u202e\u202d", " "])
def test_a_name_is_to_be_seen(sales: Client, name: str) -> None:
    answer = sales.post(SAVE, {"name": name, "in": "q=x"})
    assert answer.status_code == 422
    assert "Give the view a name" in answer.content.decode()


@pytest.mark.parametrize("view", ["-1", "²", "1.0", "\0", "99999"])
def test_what_is_no_view_is_nobody_s_default(sales: Client, view: str) -> None:
    kept = save(sales, "K", default="yes")
    assert sales.post(f"{VIEWS}default/", {"view": view}).status_code == 404
    assert Habit.objects.get().default == kept
