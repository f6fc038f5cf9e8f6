"""What the mirror makes of rows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from customers import store as customers_store
from customers.mirroring import mirrored
from customers.models import Customer
from customers.store import Tally
from sourcehub_portal.gateway.records import RawRow
from tests.customers.factory import raw_customer

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def store(rows: list[RawRow], *, asked_at: datetime) -> Tally:
    return customers_store.store(rows, asked_at=asked_at, source="here")


def row(pk: int, **fields: Any) -> RawRow:
    return RawRow(pk, raw_customer(pk, **fields))


def test_new_changed_and_unchanged_rows_are_told_apart() -> None:
    store([row(1), row(2)], asked_at=MONDAY)
    tally = store(
        [row(1), row(2, display_name="New"), row(3)], asked_at=MONDAY + timedelta(1)
    )
    assert tally == Tally(frozenset({3}), frozenset({2}), frozenset({1}))


def test_an_unchanged_row_costs_no_write(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    store([row(1), row(2)], asked_at=MONDAY)
    with django_assert_num_queries(1):
        store([row(1), row(2)], asked_at=MONDAY + timedelta(1))


def test_an_older_answer_never_overwrites_a_newer_one() -> None:
    store([row(1, display_name="Newer")], asked_at=MONDAY)
    store([row(1, display_name="Older")], asked_at=MONDAY - timedelta(seconds=1))
    assert Customer.objects.get().display_name == "Newer"


def test_of_two_rows_with_one_id_the_later_wins() -> None:
    store([row(1, display_name="A"), row(1, display_name="B")], asked_at=MONDAY)
    assert Customer.objects.get().display_name == "B"


def test_the_first_sighting_stays_when_a_customer_changes() -> None:
    store([row(1)], asked_at=MONDAY)
    store([row(1, display_name="New")], asked_at=MONDAY + timedelta(1))
    customer = Customer.objects.get()
    assert customer.first_seen_at == MONDAY
    assert customer.observed_at == MONDAY + timedelta(1)


def test_both_phones_are_kept_as_they_came_and_as_national_numbers() -> None:
    store(
        [row(1, contactperson_number="+91 63962-81335", company_phone="080 4112 3456")],
        asked_at=MONDAY,
    )
    customer = Customer.objects.get()
    assert customer.contactperson_number == "+91 63962-81335"
    assert customer.contact_national == "6396281335"
    assert customer.company_national == "8041123456"


def test_what_is_made_of_a_row_is_what_the_mirror_has() -> None:
    """Every column: each is made, and written, by its place among the others."""
    new = row(7, company_phone="080 2222 3333", contactperson_number="")
    made = mirrored(new, asked_at=MONDAY, source="here")
    store([new], asked_at=MONDAY)
    kept = Customer.objects.get()
    fields = [each for each in Customer._meta.concrete_fields if not each.generated]
    for field in fields:
        assert getattr(made, field.attname) == getattr(kept, field.attname), field.name
    assert (kept.pk, kept.presence, kept.shelf) == (7, "present", ".here")


def test_a_row_left_alone_for_a_newer_one_is_not_counted_as_updated() -> None:
    store([row(1, display_name="Newer")], asked_at=MONDAY)
    tally = store([row(1, display_name="Older")], asked_at=MONDAY - timedelta(1))
    assert tally.unchanged == {1}


def test_a_very_long_name_is_kept_and_stops_nobody() -> None:
    name = "Ω" * 4000
    store([row(1, display_name=name), row(2)], asked_at=MONDAY)
    assert Customer.objects.get(pk=1).display_name == name
    assert Customer.objects.count() == 2
