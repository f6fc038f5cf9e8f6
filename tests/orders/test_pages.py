"""A page of orders is the same, however it is asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orders.models import LookUp, Order
from orders.news import News
from orders.pages import ORDERS_A_PAGE, Pages, first_page_asked
from orders.unfolded import RawOrder
from orders.written import rows_of

from .factory import answer, keep, make_order

pytestmark = pytest.mark.django_db
SOURCE = "of the tests"


@pytest.fixture
def look_up() -> LookUp:
    """Orders of two days and of none, one of them of another source."""
    dates = ("2026-11-02", "", "2026-11-03")
    numbers = range(1, 3 * ORDERS_A_PAGE)
    kept = keep(answer(make_order(each, date=dates[each % 3]) for each in numbers))
    Order.objects.update(source=SOURCE)
    Order.objects.filter(pk=5).update(source="another")
    return kept


def pages(look_up: LookUp, *, whole: bool) -> Pages:
    orders = look_up.orders.filter(source=SOURCE).newest_first()
    asked = (look_up.pk, SOURCE) if whole else None
    return Pages(lambda: orders, None, whole=asked)


@pytest.mark.parametrize("number", [1, 2])
def test_of_all_orders_it_is_that_of_the_chosen_ones(
    look_up: LookUp, number: int
) -> None:
    chosen = pages(look_up, whole=False).page(number)
    every = pages(look_up, whole=True).page(number)

    assert [each.pk for each in every] == [each.pk for each in chosen]
    assert len(chosen) == ORDERS_A_PAGE
    newest = look_up.orders.filter(source=SOURCE).newest_first()
    start = (number - 1) * ORDERS_A_PAGE
    meant = newest[start : start + ORDERS_A_PAGE]
    assert list(chosen) == [RawOrder(each.pk, each.raw) for each in meant]


@pytest.mark.parametrize("whole", [False, True])
def test_its_rows_are_written_out_of_what_was_read(
    look_up: LookUp, *, whole: bool
) -> None:
    page = list(pages(look_up, whole=whole).page(1))
    with CaptureQueriesContext(connection) as queries:
        rows = rows_of(page, level=2, news=News(), older={})
    assert len(queries) == 0
    assert "Asha Traders" in rows[0]


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="PostgreSQL's plan depends on how many there are",
)
def test_orders_are_sorted_by_an_index_alone(look_up: LookUp) -> None:
    statement = first_page_asked(look_up.pk, SOURCE)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.values)
        steps = [step for *_, step in cursor.fetchall()]
    assert any("COVERING INDEX order_in_a_list" in step for step in steps), steps
