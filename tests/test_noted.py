"""What is written in words that are written down once is what the ORM would write."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.access import Action
from accounts.models import Access, User
from sourcehub_portal.noted import inserting, updating

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


def test_it_is_one_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        looked(1, "", MOMENT, MOMENT)
    assert len(asked) == 1
