"""What a search found serves again, for as long as no customer is another."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers import selection as selections
from customers.kept_counts import kept_counts
from customers.models import Customer, FacetCount, Presence
from customers.recall import Recall
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, names
from tests.customers.selecting import read, selected

pytestmark = pytest.mark.django_db


def asked(query: str) -> int:
    """How many questions a page of this list takes."""
    with CaptureQueriesContext(connection) as found:
        read(selected(query), 0, 25)
    return len(found)


def found(query: str) -> list[int]:
    selection = selected(query)
    assert selection.counts.total == len(selection.rows)
    return [row.pk for row in read(selection, 0, 25)]


@pytest.mark.parametrize("number", [10, 1_000])
@pytest.mark.parametrize("query", ["q=asha", "q=asha&state=Kerala", "q=asha&not=state"])
def test_the_same_search_is_not_made_again(number: int, query: str) -> None:
    make_customers(number, display_name="Asha", state="Kerala")
    first = asked(query)
    assert asked(query) == 2 < first  # whether anything changed, and the rows


def test_another_order_and_a_filter_ask_for_no_more_than_they_need() -> None:
    make_customers(10, display_name="Asha", state="Kerala")
    first = asked("q=asha")
    assert asked("q=asha&state=Kerala") == 2
    with CaptureQueriesContext(connection) as found:
        read(selected("q=asha", "-name_key", "-id"), 0, 25)
    assert len(found) < first


@pytest.mark.parametrize(
    "change",
    [
        lambda: make_customer(3, display_name="Bala"),
        lambda: make_customer(3, display_name="Asha", state="Goa"),
        lambda: make_customer(9, display_name="Asha", state="Kerala"),
        lambda: Customer.objects.filter(pk=3).update(presence=Presence.GONE),
        lambda: Customer.objects.filter(pk=3).delete(),
    ],
    ids=["renamed", "moved", "new", "gone", "deleted"],
)
def test_whatever_changes_is_seen_at_once(change: Callable[[], object]) -> None:
    make_customers(5, display_name="Asha", state="Kerala")
    query = "q=asha&state=Kerala"
    before = found(query)
    change()
    assert found(query) != before
    assert found(query) == found(f"{query}&sort=name")


def test_a_flaw_is_looked_for_anew() -> None:
    """Who shares a phone is settled behind a sweep, in no row of its own."""
    make_customers(3, display_name="Asha")
    assert found("q=asha&flaw=shares_phone") == []
    Customer.objects.filter(pk=2).update(shares_phone=True)
    assert found("q=asha&flaw=shares_phone") == [2]


def test_who_is_renamed_is_found_by_the_other_name_on_the_page(sales: Client) -> None:
    make_customers(2, display_name="Asha")
    assert names(html(sales, q="asha")) == ["Asha", "Asha"]
    make_customer(2, display_name="Bala")
    assert names(html(sales, q="asha")) == ["Asha"]
    assert names(html(sales, q="bala")) == ["Bala"]


def test_any_change_of_a_customer_has_a_greater_number() -> None:
    make_customers(3)
    before = kept_counts().as_of
    make_customer(2, display_name="Another")
    assert kept_counts().as_of > before
    again = kept_counts().as_of
    Customer.objects.filter(pk=2).update(misses=1)
    assert kept_counts().as_of == again


def test_no_more_is_kept_than_so_many_the_last_asked_for_longest() -> None:
    recall, made = Recall(most=2), list[str]()

    def ask(key: str) -> str:
        return recall(1, key, lambda: made.append(key) or key)  # type: ignore[func-returns-value]

    for key in "abacab":
        assert ask(key) == key
    assert "".join(made) == "abcb"


def test_what_was_found_before_a_change_does_not_serve_behind_it() -> None:
    recall = Recall()
    assert recall(1, "a", lambda: "old") == "old"
    assert recall(2, "a", lambda: "new") == "new"
    # Whoever began before the change ends behind it.
    assert recall(1, "a", lambda: "late") == "late"
    assert recall(2, "a", lambda: "newer") == "new"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_neither_is_overlooked() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    wrote, go_on = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            make_customer(1, city="Kochi")
            wrote.set()
            go_on.wait(10)
        connection.close()

    def meanwhile() -> None:
        make_customer(2, city="Surat")
        connection.close()

    threads = [Thread(target=slowly), Thread(target=meanwhile)]
    threads[0].start()
    assert wrote.wait(10)
    threads[1].start()
    threads[1].join(0.3)
    assert kept_counts().as_of == 0  # the other one waits
    go_on.set()
    for thread in threads:
        thread.join()
    assert sorted(FacetCount.objects.values_list("change", flat=True)) == [1, 2]


def test_a_page_of_too_many_is_walked_to_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selections, "COUNTED", 4)
    make_customers(9, display_name="Asha", state="Kerala")
    first = asked("q=asha")
    assert asked("q=asha") == 2 < first
    before = found("q=asha")
    Customer.objects.filter(pk=before[0]).delete()
    assert found("q=asha") == [*before[1:], 5]
