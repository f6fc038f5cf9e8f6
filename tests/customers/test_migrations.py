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
