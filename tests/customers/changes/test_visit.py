"""Since my last visit: each person's own, and a visit ends by staying away."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Kind, Visit
from tests.customers.changes.history import PAGE, accepted, let_pass, seen
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, names, words

pytestmark = pytest.mark.django_db


def visit(page: str) -> str:
    """What the page says about the visit."""
    return words(page.split('aria-labelledby="visit">')[1].split("</section>")[0])


def test_on_a_first_visit_nothing_is_new(sales: Client) -> None:
    make_customer(1)
    accepted()
    said = visit(html(sales, PAGE))
    assert said.startswith("Since your first visit")
    assert "Nobody was new" in said


def test_what_came_while_somebody_was_away_is_new_to_them(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customers(3)
    accepted(1)
    html(sales, PAGE)
    let_pass(monkeypatch, hours=3)
    accepted(2)
    seen(Kind.NEW, 3)
    said = visit(html(sales, PAGE))
    assert "Since your last visit, 3 hours ago 1 new 1 newly accepted" in said
    assert names(html(sales, PAGE, since="last-visit", kind="accepted")) == [
        "Customer 2"
    ]


def test_what_was_found_after_a_look_is_new_though_it_was_asked_before(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    html(sales, PAGE)
    accepted(at=timezone.now() - timedelta(minutes=1))
    let_pass(monkeypatch, hours=1)
    assert "1 newly accepted" in visit(html(sales, PAGE))


def test_during_a_visit_what_is_new_stays_new(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    html(sales, PAGE)
    let_pass(monkeypatch, hours=3)
    accepted()
    for _ in range(4):
        assert "1 newly accepted" in visit(html(sales, PAGE))
        let_pass(monkeypatch, minutes=29)


def test_the_next_visit_begins_where_the_last_one_ended(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    html(sales, PAGE)
    let_pass(monkeypatch, hours=3)
    accepted()
    html(sales, PAGE)
    let_pass(monkeypatch, minutes=31)
    assert "Nobody was new" in visit(html(sales, PAGE))


def test_a_link_to_what_was_new_holds_on_the_next_visit(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    html(sales, PAGE)
    let_pass(monkeypatch, hours=3)
    accepted()
    page = html(sales, PAGE)
    link = f"since={Visit.objects.get().seen_before}"
    assert f"?kind=accepted&amp;{link}" in page
    let_pass(monkeypatch, hours=3)
    assert names(html(sales, f"{PAGE}?{link}")) == ["Customer 1"]


def test_visits_are_each_persons_own(
    sales: Client, manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    for person in (sales, manager):
        html(person, PAGE)
    let_pass(monkeypatch, hours=3)
    accepted()
    html(sales, PAGE)
    let_pass(monkeypatch, hours=3)
    assert "1 newly accepted" not in visit(html(sales, PAGE))
    assert "1 newly accepted" in visit(html(manager, PAGE))


def test_a_clock_that_was_ahead_keeps_no_visit_open(
    sales: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_customer(1)
    html(sales, PAGE)
    Visit.objects.update(looked_at=timezone.now() + timedelta(days=300))
    accepted()
    assert "1 newly accepted" in visit(html(sales, PAGE))


def test_whose_account_is_deleted_leaves_no_visit(sales: Client) -> None:
    html(sales, PAGE)
    Visit.objects.get().user.delete()
    assert not Visit.objects.exists()
