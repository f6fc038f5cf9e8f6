"""The filters' counts: what each value would give."""

from itertools import product

import pytest
from django.http import QueryDict
from django.test import Client

from customers.facets import MOST_VALUES, Facet, facets
from customers.filters import CustomerFilter
from customers.selection import Selection
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, options, part

pytestmark = pytest.mark.django_db


def facet(name: str, query: str = "") -> Facet:
    return next(each for each in every_facet(QueryDict(query)) if each.name == name)


def every_facet(asked: QueryDict) -> list[Facet]:
    found = CustomerFilter(asked)
    return facets(found, Selection(found).counts)


@pytest.fixture
def mixed() -> None:
    values = product(
        ("Active", "Inactive"),
        ("pending", "accepted"),
        (("Surat", "Gujarat"), ("Kochi", "Kerala"), ("", "")),
    )
    for number, (status, approval, (city, state)) in enumerate(values, start=1):
        for copy in range(1 + number % 3):
            make_customer(
                number * 10 + copy,
                status=status,
                approval=approval,
                city=city,
                state=state,
                gst_treatment="Registered GST" if number % 2 else "",
            )


@pytest.mark.parametrize(
    "query",
    ["", "q=1", "status=Active", "city=Kochi&city=Surat", "approval=pending&state=x"],
)
@pytest.mark.usefixtures("mixed")
def test_each_count_is_the_number_of_rows_it_gives(query: str) -> None:
    chosen = QueryDict(query)
    for each in every_facet(chosen):
        for option in each.options:
            asked = chosen.copy()
            asked.setlist(each.name, [option.value])
            alone = Selection(CustomerFilter(asked)).everyone()
            assert option.customers == sum(rows.count() for rows in alone)


@pytest.mark.usefixtures("mixed")
def test_the_page_shows_the_counts(sales: Client) -> None:
    shown = options(html(sales, status="Active"))
    counted = {o.value: o.customers for o in facet("city", "status=Active").options}
    assert shown["city"] == counted


@pytest.mark.usefixtures("mixed")
def test_the_counts_are_right_after_a_filter_by_htmx(sales: Client) -> None:
    asked = {"status": "Active", "q": "surat"}
    assert options(part(sales, **asked)) == options(html(sales, **asked))


def test_the_most_frequent_value_comes_first() -> None:
    make_customers(1, city="Agra")
    make_customers(2, start=5, city="Surat")
    assert [option.value for option in facet("city").options] == ["Surat", "Agra"]


def test_an_empty_text_is_offered_as_not_given() -> None:
    make_customers(1, city="")
    option = facet("city").options[0]
    assert (option.value, option.label) == ("not-given", "Not given")


@pytest.fixture
def many_cities() -> None:
    for number in range(MOST_VALUES + 3):
        make_customer(1000 + number, city=f"City {number:03}")


@pytest.mark.usefixtures("many_cities")
def test_of_many_cities_the_most_frequent_are_offered(sales: Client) -> None:
    make_customer(1, city="City 027")
    city = facet("city")
    assert len(city.options) == MOST_VALUES
    assert city.options[0].value == "City 027"
    assert f"Offer all {MOST_VALUES + 3}" in html(sales)


@pytest.mark.usefixtures("many_cities")
def test_every_city_is_offered_when_the_address_asks_for_it(sales: Client) -> None:
    page = html(sales, every="city")
    assert len(options(page)["city"]) == MOST_VALUES + 3
    assert "Offer all" not in page


@pytest.mark.usefixtures("many_cities")
def test_a_chosen_city_is_offered_however_rare_it_is() -> None:
    last = facet("city", "city=City+027").options[-1]
    assert (last.value, last.customers, last.chosen) == ("City 027", 1, True)


def test_a_chosen_value_stays_when_it_gives_nobody() -> None:
    make_customers(1, city="Surat")
    chosen = [o for o in facet("city", "city=Kochi").options if o.chosen]
    assert [(option.value, option.customers) for option in chosen] == [("Kochi", 0)]


def test_a_value_has_one_element_id_on_every_answer() -> None:
    make_customers(1, city="New Delhi")
    assert 'id="city-New%20Delhi"' in facet("city").options_html
