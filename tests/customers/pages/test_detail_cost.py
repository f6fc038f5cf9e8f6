"""What a customer's page costs, however much there is to say."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Change, Customer, Kind, Note
from tests.customers.factory import SEEN_AT, make_customers
from tests.customers.pages.reading import html

pytestmark = pytest.mark.django_db

SHARED: dict[str, Any] = {
    "gstin": "29AAACH7409R1ZX",
    "email": "a@b.in",
    "contactperson_number": "9845012345",
    "state": "Karnataka",
    "pin_code": "560022",
}


def queries(client: Client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        html(client, "/customers/1/")
    return [query["sql"] for query in captured]


def fill(count: int) -> None:
    """So many customers that share everything, changes and notes of the first."""
    make_customers(count, **SHARED)
    first = Customer.objects.get(pk=1)
    changes = [
        Change(
            customer=first,
            source=first.source,
            kind=Kind.CHANGED,
            field="status",
            seen_at=SEEN_AT + timedelta(hours=number),
        )
        for number in range(count)
    ]
    Change.objects.bulk_create(changes)
    notes = [Note(customer=first, source=first.source, text="x") for _ in changes]
    Note.objects.bulk_create(notes)


def test_a_page_makes_as_many_queries_for_few_as_for_many(sales: Client) -> None:
    fill(10)
    for_few = len(queries(sales))
    Customer.objects.all().delete()
    fill(1_000)
    assert len(queries(sales)) == for_few


def test_a_page_makes_at_most_fourteen_queries_of_its_own(sales: Client) -> None:
    fill(10)
    shell = ("django_session", "accounts_user", "auth_", "_sweep", "_hold", "gateway_")
    own = [sql for sql in queries(sales) if not any(name in sql for name in shell)]
    assert len(own) <= 14


def test_a_page_with_a_wrong_gstin_asks_once_more(sales: Client) -> None:
    fill(10)
    Customer.objects.filter(pk=1).update(gstin="29AAACH7409R1ZY")
    assert sum("DISTINCT" in sql for sql in queries(sales)) == 1


def test_a_full_page_is_light(sales: Client) -> None:
    fill(200)
    answer = sales.get("/customers/1/")
    assert len(answer.content) < 60_000
    assert answer.content.count(b"</") < 800
