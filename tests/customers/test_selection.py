"""Whom an address selects: the same customers, whichever way leads to them."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from customers import kept_counts
from customers.models import Customer
from customers.narrowing import listed
from tests.customers.factory import make_customer
from tests.customers.selecting import how_met, ids, make_mixture, read, selected

pytestmark = pytest.mark.django_db


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
