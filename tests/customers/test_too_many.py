"""A search that finds more than are counted."""

import pytest

from customers import many
from customers import selection as selections
from customers.models import Customer
from tests.customers.factory import make_customer
from tests.customers.selecting import how_met, ids, make_mixture, read, selected

pytestmark = pytest.mark.django_db


def test_of_too_many_the_first_are_counted_and_the_figure_is_a_least_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selections, "COUNTED", 4)
    make_mixture(30)

    many = selected("q=s")

    assert (len(many.rows), many.is_least) == (4, True)


def test_the_exact_figure_comes_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selections, "COUNTED", 4)
    make_mixture(30)

    many = selected("q=s&count=exact")

    assert not many.is_least
    assert len(many.rows) == Customer.objects.filter(search_text__contains="s").count()


@pytest.fixture
def four_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selections, "COUNTED", 4)


@pytest.mark.usefixtures("four_are_many")
def test_where_too_many_sound_alike_those_that_are_met_are_listed() -> None:
    for number in range(1, 8):
        make_customer(number, display_name="Lakshmi Stores")
    make_customer(8, display_name="Laxmi Traders")
    make_customer(9, display_name="Laxmi Mills", state="Kerala")

    assert how_met("q=laxmi") == [(9, ""), (8, "")]
    assert how_met("q=laxmi&state=Kerala") == [(9, "")]


@pytest.mark.usefixtures("four_are_many")
def test_among_too_many_who_is_named_exactly_still_comes_first() -> None:
    for number in range(1, 8):
        make_customer(number, customer_code=f"1234{number}")
    make_customer(8, display_name="Zaveri", customer_code="1234")

    many = selected("q=1234")

    assert next(row.pk for row in read(many)) == 8
    assert (len(many.rows), many.is_least) == (4, True)
    assert ids("q=1234&count=exact") == [8, 1, 2, 3, 4, 5, 6, 7]


@pytest.mark.usefixtures("four_are_many")
def test_who_is_gone_does_not_count_towards_too_many() -> None:
    for number in range(1, 5):
        make_customer(number, display_name="Zaveri")
    for number in range(5, 9):
        make_customer(number, display_name="Zaveri", presence="gone")

    found = selected("q=zaveri")

    assert (len(found.rows), found.is_least) == (4, False)
    assert found.counts.whole


@pytest.mark.usefixtures("four_are_many")
def test_facets_narrow_what_is_too_much_to_an_exact_figure() -> None:
    make_mixture(30)

    found = selected("q=s&state=Kerala&status=Active")

    expected = Customer.objects.filter(
        search_text__contains="s", state="Kerala", status="Active"
    )
    assert sorted(row.pk for row in read(found)) == sorted(
        expected.values_list("pk", flat=True)
    )


@pytest.mark.usefixtures("four_are_many")
def test_pages_of_too_many_are_in_the_order_of_the_whole_list() -> None:
    make_mixture(30)
    whole = [customer.pk for each in selected("q=s").everyone() for customer in each]

    few = selected("q=s")

    assert [row.pk for row in read(few)] == whole[:4]
    assert [row.pk for row in read(few, 3, 4)] == whole[3:4]
    assert few.rows.rank_of(whole[2]) == 2
    assert few.rows.rank_of(whole[9]) is None


@pytest.mark.parametrize("order", [("name_key", "id"), ("-name_key", "-id")])
@pytest.mark.usefixtures("four_are_many")
def test_those_named_exactly_stand_in_the_order_of_the_list(
    order: tuple[str, ...],
) -> None:
    for number, name in enumerate(("z", "y", "x", "s", "t", "u", "v"), start=1):
        make_customer(number, display_name=name, customer_code="12345")

    found = selected("q=12345", *order)

    exported = [customer.pk for each in found.everyone() for customer in each]
    assert [row.pk for row in read(found)] == exported[: len(found.rows)]
    assert exported[0] == (4 if order[0] == "name_key" else 1)


@pytest.mark.usefixtures("four_are_many")
def test_of_too_many_the_kinds_are_shown_though_the_first_are_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many, "LOOKED_AT", 3)
    for number in range(1, 4):
        make_customer(number, display_name="Zaveri", presence="gone")
    for number in range(4, 10):
        make_customer(number, display_name="Zaveri", state="Kerala")

    counts = selected("q=zaveri").counts

    assert (counts.values["state"], counts.whole) == ({"Kerala": 3}, False)


@pytest.mark.usefixtures("four_are_many")
def test_of_too_many_every_value_on_the_list_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many, "LOOKED_AT", 3)
    for number in range(1, 8):
        make_customer(number, display_name="Zaveri", state="Kerala")
    make_customer(8, display_name="Zaveri", state="Goa")

    assert selected("q=zaveri").counts.values["state"] == {"Kerala": 3, "Goa": 0}
    chosen = selected("q=zaveri&state=Goa")
    assert (chosen.counts.values["state"]["Goa"], len(chosen.rows)) == (1, 1)
