"""Whom an address selects: the same customers, whichever way leads to them."""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from customers import kept_counts, many
from customers import selection as selections
from customers.filters import CustomerFilter
from customers.models import Customer
from customers.narrowing import listed
from customers.selection import Selection
from tests.customers.factory import make_customer

pytestmark = pytest.mark.django_db

NAMES = ("Laxmi Traders", "Lakshmi Stores", "Sita", "Seeta", "Ram", "Zaveri")
PLACES = (("Kochi", "Kerala"), ("Mysuru", "Karnataka"), ("", ""))


def selected(query: str, *order: str, start: int = 0) -> Selection:
    found = CustomerFilter(QueryDict(query))
    return Selection(found, order or ("name_key", "id"), start=start)


def ids(query: str, *order: str) -> list[int]:
    return [row.pk for row in read(selected(query, *order))]


def read(selection: Selection, start: int = 0, stop: int | None = None) -> list[Any]:
    rows = selection.rows
    return rows.read(start, len(rows) if stop is None else stop, fields=("pk",))


def how_met(query: str) -> list[tuple[int, str]]:
    return [(row.pk, getattr(row, "how_met", "")) for row in read(selected(query))]


def make_mixture(count: int) -> None:
    for number in range(1, count + 1):
        city, state = PLACES[number % 3]
        make_customer(
            number,
            display_name=NAMES[number % len(NAMES)],
            city=city,
            state=state,
            status="Inactive" if number % 4 else "Active",
            email="" if number % 5 else "a@b.in",
        )


def test_everybody_but_the_excluded_values_is_selected() -> None:
    make_mixture(12)
    wanted = Customer.objects.exclude(state__in=["Kerala", ""])

    assert sorted(ids("state=Kerala&state=not-given&not=state")) == sorted(
        wanted.values_list("pk", flat=True)
    )


def test_a_facet_that_is_inverted_without_values_narrows_nothing() -> None:
    make_mixture(5)
    assert len(ids("not=state")) == 5


def test_a_flaw_selects_those_who_have_it() -> None:
    make_mixture(10)
    assert sorted(ids("flaw=no_email")) == [1, 2, 3, 4, 6, 7, 8, 9]
    assert sorted(ids("flaw=no_email&state=Kerala")) == [3, 6, 9]


def test_a_flaw_that_is_none_is_left_out() -> None:
    make_mixture(3)
    assert len(ids("flaw=beauty")) == 3


def test_names_that_sound_alike_follow_and_say_so() -> None:
    make_customer(1, display_name="Lakshmi Stores")
    make_customer(2, display_name="Laxmi Traders")
    make_customer(3, display_name="Lakhan")

    assert how_met("q=laxmi") == [(2, ""), (1, "similar")]


def test_who_is_named_exactly_comes_first() -> None:
    make_customer(1, display_name="Aaa", customer_code="12345")
    make_customer(2, display_name="Bbb", customer_code="1234")

    assert how_met("q=1234") == [(2, "exact"), (1, "")]


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


@pytest.mark.parametrize(
    "typed", ["tel:9845012345", "Ph. 98450 12345", "98450 12345 (Ravi)", "#9845012345"]
)
def test_who_is_named_exactly_need_not_be_met_by_the_words(typed: str) -> None:
    make_customer(1, contactperson_number="+91 98450 12345")
    make_customer(2, display_name="Another")

    assert how_met(f"q={quote(typed)}") == [(1, "exact")]


@pytest.mark.parametrize(
    "typed", ["GSTIN: 27AAPFU0939F1ZV", "27aapfu0939f1zv.", '"27AAPFU0939F1ZV"']
)
def test_a_gstin_is_found_with_what_was_copied_along(typed: str) -> None:
    make_customer(1, gstin="27AAPFU0939F1ZV")
    make_customer(2, display_name="Another")

    assert how_met(f"q={quote(typed)}") == [(1, "exact")]


@pytest.mark.parametrize("typed", ["mailto:a@b.in", "<a@b.in>", '"Zaveri Stores"', '"'])
def test_what_stands_around_a_word_is_not_looked_for(typed: str) -> None:
    make_customer(1, display_name="Zaveri Stores", email="a@b.in")
    make_customer(2, display_name='Another "5"', email="c@d.in")

    assert ids(f"q={quote(typed)}") == ([2] if typed == '"' else [1])


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


def test_the_list_is_the_same_in_sql_and_in_the_orm() -> None:
    make_mixture(9)
    make_customer(10, presence="gone")
    orm = Customer.objects.listed().order_by("id")
    for hidden in (False, True):
        assert [*listed(hidden=hidden).customers.order_by("id")] == [*orm]


class AnyAddress(TestCase):  # hypothesis rolls the database back after every example
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.sampled_from(
                [
                    "state=Kerala",
                    "state=Karnataka",
                    "state=not-given",
                    "status=Active",
                    "city=Kochi",
                    "not=state",
                    "not=status",
                    "flaw=no_email",
                    "q=traders",
                    "q=seeta",
                    "q=ra",
                ]
            ),
            unique=True,
        ),
        st.sampled_from(
            [
                ("name_key", "id"),
                ("-name_key", "-id"),
                ("state", "name_key", "id"),
                ("-code_key", "-id"),
            ]
        ),
        st.integers(1, 7),
    )
    def test_pages_are_slices_of_one_list_in_its_order(
        self, parts: list[str], order: tuple[str, ...], size: int
    ) -> None:
        kept_counts.forget()  # what the example before had is rolled back
        make_mixture(20)
        query = "&".join(parts)
        whole = [row.pk for rows in selected(query, *order).everyone() for row in rows]
        paged = [
            row.pk
            for start in range(0, len(whole), size)
            for row in read(selected(query, *order, start=start), start, start + size)
        ]

        assert paged == whole
        assert len(set(whole)) == len(whole) == len(selected(query, *order).rows)
