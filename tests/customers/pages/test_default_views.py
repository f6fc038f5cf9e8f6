"""The view that one's list begins with."""

import pytest
from django.test import Client

from customers.models import Habit
from tests.customers.factory import make_customer
from tests.customers.pages.keeping import VIEWS, do, save
from tests.customers.pages.reading import LIST, html, names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def customers() -> None:
    make_customer(1, display_name="Asha", city="Surat")
    make_customer(2, display_name="Bala", city="Kochi", status="Inactive")


def test_the_list_begins_with_the_default(sales: Client) -> None:
    view = save(sales, "K", default="yes")
    answer = sales.get(LIST)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/customers/?city=Kochi&view={view.pk}"
    for address in (f"{LIST}?view=all", f"{LIST}?page=1", f"{LIST}?q="):
        assert names(html(sales, address)) == ["Asha", "Bala"]


def test_no_link_of_the_list_leads_from_a_filter_back_to_the_default(
    sales: Client,
) -> None:
    save(sales, "K", default="yes")
    page = html(sales, city="Surat")
    assert 'href="?"' not in page
    assert names(html(sales, f"{LIST}?view=all")) == ["Asha", "Bala"]


def test_no_default_and_the_list_is_whole_again(sales: Client) -> None:
    save(sales, "K", default="yes")
    assert sales.post(f"{VIEWS}default/", {"view": ""}).status_code == 302
    assert names(html(sales)) == ["Asha", "Bala"]


def test_a_default_that_is_deleted_is_none(sales: Client) -> None:
    view = save(sales, "K", default="yes")
    do(sales, view, "delete")
    assert Habit.objects.get().default is None
    assert names(html(sales)) == ["Asha", "Bala"]
