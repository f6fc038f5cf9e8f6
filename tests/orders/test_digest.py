"""What stands for an order's JSON in sums."""

from importlib import import_module

import pytest
from django.apps import apps

from orders.digest import digest_of
from orders.models import Order

from .factory import answer, keep, make_order

pytestmark = pytest.mark.django_db


def test_it_is_another_for_other_json_that_utf_8_has_or_has_not() -> None:
    texts = ('{"id":1}', '{"id":2}', "é", "\ud800", "\udfff", "")
    assert len({digest_of(text) for text in texts}) == len(texts)


def test_eight_million_can_be_added_up() -> None:
    assert 0 <= digest_of("any") < 2**63 / 8_000_000


def test_orders_that_were_kept_before_have_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    migration = import_module("orders.migrations.0008_digests")
    monkeypatch.setattr(migration, "_AT_ONCE", 2)
    keep(answer([make_order(number) for number in (1, 2, 3, 4, 2**63 - 1)]))
    Order.objects.create(
        pk=-7, raw="an odd one", observed_at=Order.objects.get(pk=1).observed_at
    )
    Order.objects.update(digest=0)

    migration.digest(apps, None)

    for order in Order.objects.all():
        assert order.digest == digest_of(order.raw) != 0
