"""How many rows of an answer are in quarantine is kept with the look-up."""

from importlib import import_module

import pytest
from django.apps import apps

from orders.models import LookUp, Quarantined
from sourcehub_portal.gateway.records import Rejected
from tests.orders.factory import answer, keep, make_order

pytestmark = pytest.mark.django_db


def test_it_is_as_many_as_there_are() -> None:
    broken = (Rejected(raw="[]", reason="no object"),)
    look_up = keep(answer([make_order(1, phone="90000 00001")], rejected=broken))
    assert look_up.left_out == look_up.quarantine.count() == 2
    look_up = keep(answer([]))
    assert LookUp.objects.get().left_out == look_up.quarantine.count() == 0


def test_what_was_kept_before_is_counted() -> None:
    look_up = keep(answer([make_order(1)]))
    for _ in range(3):
        Quarantined.objects.create(
            look_up=look_up, reason=Quarantined.Reason.UNREADABLE, raw="[]"
        )
    other = keep(answer([]), phone="9000000002")
    name = "orders.migrations.0005_how_many_are_left_out"
    import_module(name).count(apps, None)
    assert LookUp.objects.get(pk=look_up.pk).left_out == 3
    assert LookUp.objects.get(pk=other.pk).left_out == 0
