"""A first import does without the lists' indexes, and they are built behind it."""

import pytest
from django.db import Error, connection
from django.http import QueryDict

from customers import indexes
from customers.filters import CustomerFilter
from customers.selection import Selection
from tests.customers.factory import make_customer, make_customers

pytestmark = pytest.mark.django_db(transaction=True)


def found(text: str) -> list[int]:
    asked = QueryDict(mutable=True)
    asked["q"] = text
    rows = Selection(CustomerFilter(asked)).rows
    return [row.pk for row in rows.read(0, len(rows), fields=("pk",))]


def test_all_are_there_to_begin_with() -> None:
    assert indexes.missing() == []


def test_an_empty_mirror_lays_its_indexes_down_and_takes_them_up_again() -> None:
    indexes.lay_down()
    assert {"customer_by_state", "customers_search"} <= set(indexes.missing())
    assert "customer_by_name" not in indexes.missing()

    indexes.take_up()
    assert indexes.missing() == []


def test_a_mirror_that_holds_somebody_keeps_its_indexes() -> None:
    make_customer(1)
    indexes.lay_down()
    assert indexes.missing() == []


def test_who_came_without_the_index_is_found_before_it_is_built_and_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexes, "AT_ONCE", 3)
    indexes.lay_down()
    make_customers(10, company_name="Sharma")
    make_customer(4, company_name="Verma")
    assert sorted(found("sharma")) == [1, 2, 3, 5, 6, 7, 8, 9, 10]

    indexes.take_up()
    make_customer(11, company_name="Sharma")
    make_customer(5, company_name="Verma")
    assert sorted(found("sharma")) == [1, 2, 3, 6, 7, 8, 9, 10, 11]
    assert found("verma") == [4, 5]


def test_a_build_that_was_cut_off_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "AT_ONCE", 2)
    indexes.lay_down()
    make_customers(5, company_name="Sharma")
    if connection.vendor == "sqlite":
        indexes._search_further()
    make_customer(1, company_name="Verma")  # indexed already
    make_customer(5, company_name="Verma")  # not yet

    indexes.take_up()
    assert found("sharma") == [2, 3, 4]
    assert found("verma") == [1, 5]


def test_taking_up_what_is_there_changes_nothing() -> None:
    make_customers(3)
    indexes.take_up()
    assert indexes.missing() == []


def test_what_keeps_one_from_being_built_is_told_and_the_others_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    indexes.lay_down()
    make_customers(3)
    broken = "CREATE INDEX customers_search ON customers_customer (no_such_column)"
    with monkeypatch.context() as patch:
        patch.setattr(indexes, "_TRIGRAMS_OF_POSTGRESQL", broken)
        patch.setattr(indexes, "_NEXT", broken)
        with pytest.raises(Error):
            indexes.take_up()
    assert indexes.missing() == ["customers_search"]

    indexes.take_up()
    assert indexes.missing() == []
