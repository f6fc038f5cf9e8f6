"""The counts of each kind of customer are right whoever writes customers, and how."""

from typing import Any

import pytest
from django.db.models import Count

from customers.kept_counts import KeptCounts
from customers.models import FACETS, Customer, FacetCount, Presence
from tests.customers.factory import make_customer, make_customers

pytestmark = pytest.mark.django_db


def kept() -> set[tuple[Any, ...]]:
    rows = FacetCount.objects.exclude(customers=0)
    return set(rows.values_list("shelf", *FACETS, "customers"))


def counted() -> set[tuple[Any, ...]]:
    kinds = Customer.objects.order_by().values_list("shelf", *FACETS)
    return set(kinds.annotate(Count("pk")))


def test_new_customers_are_counted_by_their_kind() -> None:
    make_customers(10, city="Mysuru", state="Karnataka")
    make_customers(5, start=11, status="Inactive")

    assert kept() == counted()
    assert sum(row[-1] for row in kept()) == 15


def test_a_customer_that_changes_kind_is_counted_anew() -> None:
    make_customers(3, approval="pending")
    make_customer(2, approval="accepted")

    assert kept() == counted()


def test_a_change_of_name_changes_no_count() -> None:
    make_customers(3)
    before = FacetCount.objects.get()
    make_customer(2, display_name="Another")

    assert FacetCount.objects.get().customers == before.customers
    assert kept() == counted()


def test_who_is_gone_leaves_the_list_and_who_comes_back_is_counted_again() -> None:
    make_customers(4)
    Customer.objects.filter(pk__lte=2).update(presence=Presence.GONE)
    assert kept() == counted()
    assert {row[0]: row[-1] for row in kept()} == {"": 2, ".": 2}

    Customer.objects.filter(pk=1).update(presence=Presence.PRESENT)
    assert kept() == counted()


def test_a_customer_that_is_deleted_is_not_counted() -> None:
    make_customers(4)
    Customer.objects.filter(pk=1).delete()

    assert kept() == counted()


def test_every_change_of_a_count_has_a_greater_number() -> None:
    make_customers(2)
    first = FacetCount.objects.get().change
    make_customers(2, start=3)

    assert FacetCount.objects.get().change > first


def test_what_a_slower_thread_asked_earlier_undoes_nothing() -> None:
    make_customers(3)
    kept = KeptCounts()
    old = kept.news()
    make_customers(2, start=4)
    kept.take_in(kept.news())
    kept.take_in(old)

    assert kept.sums("", {}).total == 5
