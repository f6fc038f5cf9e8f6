"""What was mirrored before a migration fits what came with it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from customers.models import Customer, Presence
from tests.customers.factory import make_customer

pytestmark = pytest.mark.django_db


def test_who_was_gone_before_dates_were_kept_has_them() -> None:
    since = timezone.now() - timedelta(days=3)
    make_customer(1)
    make_customer(2, presence=Presence.MISSING, missing_since=since)
    make_customer(3, presence=Presence.GONE, missing_since=since)

    import_module("customers.migrations.0003_dates_of_the_gone").date_the_gone(
        apps, None
    )

    found = Customer.objects.order_by("id").values_list("misses", "gone_at")
    assert list(found) == [(0, None), (1, None), (2, since)]


def test_a_number_that_was_not_read_is_read_with_the_next_sweep() -> None:
    customer = make_customer(1, contactperson_number="98450 12345/46")
    make_customer(2, contactperson_number="98450 12346")
    make_customer(3)
    Customer.objects.filter(pk=1).update(contact_national="")

    import_module(
        "customers.migrations.0010_numbers_read_anew"
    ).forget_what_was_not_read(apps, None)

    marks = dict(Customer.objects.values_list("pk", "raw_hash"))
    assert [bool(marks[pk]) for pk in (1, 2, 3)] == [False, True, True]
    make_customer(1, contactperson_number="98450 12345/46")
    found = Customer.objects.get(pk=1)
    assert (found.contact_national, found.raw_hash) == ("9845012345", customer.raw_hash)
    assert not found.changes.exists()
