"""What is written in words that are written down once is what the ORM would write."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.access import Action
from accounts.models import Access, User
from orders.days import Days
from orders.models import LookUp
from sourcehub_portal.noted import inserting, saving, updating

pytestmark = pytest.mark.django_db
MOMENT = datetime.datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=datetime.UTC)


@updating
def looked(
    who: int, subject: str, when: datetime.datetime, before: datetime.datetime
) -> tuple[QuerySet[Access], dict[str, Any]]:
    earlier = Access.objects.filter(Q(when__lt=before) | Q(subject="never"), who=who)
    return earlier, {"subject": subject, "when": when, "count": F("count") + 1}


def test_a_row_that_is_inserted_reads_back() -> None:
    asha = User.objects.create(username="asha", last_login=None)
    insert = inserting(Access, "who", "username", "what", "when", "subject", "count")
    for count in (None, 7, 2**31 - 1):
        insert(asha.pk, "asha", Action.LOOKUP, asha.date_joined, "98450", count)
    rows = Access.objects.order_by("pk").values_list("who", "what", "when", "count")
    assert list(rows) == [
        (asha.pk, "lookup", asha.date_joined, count) for count in (None, 7, 2**31 - 1)
    ]


def test_rows_are_given_the_values_of_each_call() -> None:
    asha, ben = (User.objects.create(username=name) for name in ("asha", "ben"))
    for who in (asha, ben):
        Access.objects.create(who=who, what=Action.LOOKUP, subject="", count=1)
    day = datetime.timedelta(days=1)
    Access.objects.update(when=MOMENT)
    assert looked(asha.pk, "98450", MOMENT + day, MOMENT + day) == 1
    assert looked(ben.pk, "98451", MOMENT + 2 * day, MOMENT) == 0
    assert looked(ben.pk, "98452", MOMENT + 3 * day, MOMENT + day) == 1
    rows = Access.objects.order_by("pk").values_list("subject", "when", "count")
    assert list(rows) == [("98450", MOMENT + day, 2), ("98452", MOMENT + 3 * day, 2)]


def test_the_fields_of_a_row_that_are_named_are_saved() -> None:
    days = Days.between(None, None)
    row, other = (LookUp.objects.of(phone, days) for phone in ("98450", "98451"))
    row.tried, row.total, row.succeeded_at = ["98450", "+91é"], 2**40, MOMENT
    row.found_as = "not named"
    assert saving(LookUp, "tried", "total", "succeeded_at")(row) == 1
    kept = LookUp.objects.get(pk=row.pk)
    assert (kept.tried, kept.total, kept.succeeded_at) == (row.tried, 2**40, MOMENT)
    assert kept.found_as == ""
    assert LookUp.objects.get(pk=other.pk).tried == []


def test_a_row_that_is_gone_is_not_made_again() -> None:
    row = LookUp.objects.of("98450", Days.between(None, None))
    LookUp.objects.all().delete()
    row.pk = 1
    assert saving(LookUp, "total")(row) == 0


def test_it_is_one_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        looked(1, "", MOMENT, MOMENT)
    assert len(asked) == 1
