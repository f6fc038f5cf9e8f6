"""Saved views: kept as a tab, opened again."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from customers.models import SavedView
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.keeping import SAVE, VIEWS, current, save, tabs
from tests.customers.pages.reading import LIST, html, names, part

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat")
    make_customer(2, display_name="Bala", city="Kochi", status="Inactive")


def test_a_saved_view_is_a_tab_that_opens_its_list(sales: Client) -> None:
    save(sales, "  In   Kochi ", "page=3&city=Kochi&sort=name&at=2&every=city")
    page = html(sales, tabs(html(sales))["In Kochi"])
    assert names(page) == ["Bala"]
    assert current(page) == ["In Kochi"]
    assert SavedView.objects.get().query == "city=Kochi"


def test_saving_leads_to_the_view(sales: Client) -> None:
    answer = sales.post(SAVE, {"name": "K", "in": "city=Kochi"})
    pk = SavedView.objects.get().pk
    assert answer.headers["Location"] == f"/customers/?city=Kochi&view={pk}"


def test_the_whole_list_is_a_tab_of_its_own(sales: Client) -> None:
    assert tabs(html(sales)) == {}

    save(sales, "Mine")
    assert current(html(sales)) == ["All"]
    assert tabs(html(sales))["All"] == "/customers/?view=all"
    assert current(html(sales, city="Surat")) == []


def test_the_current_tab_is_known_by_its_list(sales: Client) -> None:
    save(sales, "K", "status=Inactive&city=Kochi")
    page = html(sales, f"{LIST}?city=Kochi&page=1&status=Inactive&sort=name")
    assert current(page) == ["K"]


def test_of_two_views_alike_that_one_is_current_which_was_opened(
    sales: Client,
) -> None:
    save(sales, "First")
    second = save(sales, "Second")
    assert current(html(sales, city="Kochi")) == ["First"]
    assert current(html(sales, city="Kochi", view=second.pk)) == ["Second"]


def test_five_views_are_tabs_and_the_others_in_a_menu(sales: Client) -> None:
    for number in range(1, 8):
        save(sales, f"View {number}", f"q={number}")
    page = html(sales)
    assert list(tabs(page)) == ["All", *(f"View {number}" for number in range(1, 6))]
    assert "More views" in page
    assert ">View 7</a>" in page
    assert "<summary>View 7</summary>" in html(sales, q="7")


def test_the_default_comes_first_then_one_s_own_then_the_shared(
    sales: Client, manager: Client
) -> None:
    save(manager, "A shared", share="yes")
    save(sales, "B own")
    save(sales, "C default", default="yes")
    assert list(tabs(html(sales, q="x"))) == ["All", "C default", "B own", "A shared"]


def test_a_view_needs_a_name(sales: Client) -> None:
    for name in ("", "   ", "x" * 61, "a\0b"):
        answer = sales.post(SAVE, {"name": name, "in": "city=Kochi"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "The view is not saved yet" in page
        assert 'name="in" value="city=Kochi"' in page
    assert not SavedView.objects.exists()


def test_what_was_typed_is_kept_after_an_error(sales: Client) -> None:
    typed = {"name": "<b>" + "x" * 60, "in": "city=Kochi", "default": "yes"}
    page = sales.post(SAVE, typed).content.decode()
    assert 'value="&lt;b&gt;xxx' in page
    assert re.search(r'name="default" value="yes" checked', page)


def test_the_whole_list_by_itself_is_no_view(sales: Client) -> None:
    assert sales.post(SAVE, {"name": "K", "in": "page=2"}).status_code == 422


def test_a_name_that_is_taken_can_be_replaced(sales: Client) -> None:
    save(sales, "K", "city=Kochi")
    answer = sales.post(SAVE, {"name": "K", "in": "city=Surat"})
    assert answer.status_code == 422
    assert "Replace “K”" in answer.content.decode()
    assert SavedView.objects.get().query == "city=Kochi"
    save(sales, "K", "city=Surat", replace="yes")
    assert SavedView.objects.get().query == "city=Surat"


def test_two_people_may_use_one_name(sales: Client, manager: Client) -> None:
    save(sales, "K")
    save(manager, "K", "city=Surat")
    assert tabs(html(sales))["K"].startswith("/customers/?city=Kochi")


def test_one_has_fifty_views_at_most(sales: Client) -> None:
    owner = User.objects.get()
    SavedView.objects.bulk_create(
        SavedView(owner=owner, name=f"{n}", query=f"q={n}") for n in range(50)
    )
    answer = sales.post(SAVE, {"name": "one more", "in": "q=x"})
    assert answer.status_code == 422
    assert "50 views are enough" in answer.content.decode()


def test_a_state_too_long_for_an_address_is_refused(sales: Client) -> None:
    answer = sales.post(SAVE, {"name": "K", "in": f"q={'x' * 3_000}"})
    assert answer.status_code == 422


def test_a_view_keeps_the_columns_that_were_remembered(
    sales: Client, manager: Client
) -> None:
    manager.post(f"{VIEWS}columns/", {"do": "remember", "show": ["email"]})
    save(manager, "K", share="yes")
    page = html(sales, tabs(html(sales))["K"])
    assert 'data-label="E-mail"' in page
    assert 'data-label="City"' not in page


def test_a_part_brings_the_tabs_and_the_form_keeps_the_view(sales: Client) -> None:
    view = save(sales, "K")
    answer = part(sales, city="Kochi", view=view.pk)
    assert '<div id="views" hx-swap-oob="innerHTML">' in answer
    assert current(answer) == ["K"]
    assert f'<input type="hidden" name="view" value="{view.pk}">' in answer


@pytest.mark.parametrize("value", ["", "0", "-1", "x", "9" * 5_000, "\0", "7' OR 1"])
def test_no_view_in_an_address_breaks_the_page(sales: Client, value: str) -> None:
    html(sales, view=value)
    assert sales.post(f"{VIEWS}default/", {"view": value}).status_code in {302, 404}


@pytest.mark.parametrize("state", ["%%%", "a=1&" * 2_000, "\0=\0", "//evil.example/"])
def test_no_state_leads_away_or_breaks(sales: Client, state: str) -> None:
    answer = sales.post(SAVE, {"name": "K", "in": state})
    assert answer.status_code in {302, 422}
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/customers/?")


def test_names_of_views_are_shown_inert(sales: Client) -> None:
    save(sales, "<script>x</script>")
    for address in (LIST, VIEWS):
        assert "<script>x" not in html(sales, address)


def test_saving_can_be_done_on_a_page_of_its_own(sales: Client) -> None:
    page = html(sales, SAVE, **{"in": "city=Kochi"})
    assert 'name="in" value="city=Kochi"' in page


@pytest.mark.parametrize("address", [LIST, VIEWS])
def test_as_many_queries_for_few_views_as_for_many(sales: Client, address: str) -> None:
    owner = User.objects.get(username="sales")
    counts = []
    for many in (range(3), range(3, 45)):
        SavedView.objects.bulk_create(
            SavedView(owner=owner, name=f"{n}", query=f"q={n}") for n in many
        )
        make_customers(10 * len(many), start=100 * many.start + 10)
        with CaptureQueriesContext(connection) as captured:
            html(sales, address)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("verb", ["change", "rename", "share", "delete"])
def test_nothing_is_changed_by_a_link(sales: Client, verb: str) -> None:
    view = save(sales, "K")
    assert sales.get(f"{VIEWS}{view.pk}/{verb}/").status_code == 405
    assert sales.get(f"{VIEWS}default/").status_code == 405
