"""The number of queries does not grow with the number of orders."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from .factory import answer, keep, make_order, product

pytestmark = pytest.mark.django_db


def queries_of(client: Client, address: str) -> int:
    client.get(address)  # what a process asks once
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "address", ["/orders/?phone=9845012345", "/orders/?phone=9845012345&page=2"]
)
def test_a_page_of_a_thousand_orders_makes_as_many_queries_as_one_of_thirty(
    support: Client, address: str
) -> None:
    products = [product(), product(name="anklet")]
    keep(answer(make_order(number, products=products) for number in range(1, 31)))
    few = queries_of(support, address)
    keep(answer(make_order(number, products=products) for number in range(1, 1001)))

    assert queries_of(support, address) == few


def test_a_young_answer_of_a_thousand_orders_is_served_by_as_many_queries(
    support: Client,
) -> None:
    now = timezone.now()
    address = "/orders/?phone=9845012345"
    keep(answer([make_order(1)], asked_at=now))
    ten = [make_order(number) for number in range(1, 11)]
    keep(answer(ten, asked_at=timezone.now()))
    few = queries_of(support, address)
    many = [make_order(number) for number in range(1, 1001)]
    keep(answer(many, asked_at=timezone.now()))

    assert queries_of(support, address) == few


def test_an_order_of_a_hundred_lines_makes_as_many_queries_as_one_of_one(
    support: Client,
) -> None:
    keep(answer([make_order(1), make_order(2, products=[product()] * 100)]))

    assert queries_of(support, "/orders/1/") == queries_of(support, "/orders/2/")
