"""What changed, by day: counted, linked, thirty days a page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.models import Change, Kind
from tests.accounts.people import browser_of
from tests.customers.changes.history import PAGE, accepted, noon, seen
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db


def days(page: str) -> list[str]:
    """The rows of the table in words: the day and the five counts."""
    body = page.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page else ""
    body = re.sub(r'<span class="visually-hidden">.*?</span>', "", body)
    return [words(row) for row in body.split("</tr>")[:-1]]


def test_each_of_the_five_is_counted_on_its_day(sales: Client) -> None:
    make_customers(2)
    seen(Kind.NEW)
    seen(Kind.NEW, 2)
    accepted()
    seen(Kind.CHANGED, became=("status", "Active", "Inactive"))
    seen(Kind.GONE)
    seen(Kind.REVIVED)
    day = f"{noon(days_ago=1):%d %b %Y}"
    assert days(html(sales, PAGE)) == [f"{day} 2 1 1 1 1"]


def test_other_changes_are_not_counted(sales: Client) -> None:
    make_customer(1)
    seen(Kind.CHANGED, became=("email", "", "a@b.in"))
    seen(Kind.CHANGED, became=("approval", "accepted", "rejected"))
    seen(Kind.CHANGED, became=("status", "Inactive", "Active"))
    page = html(sales, PAGE)
    assert days(page) == []
    assert "Nothing was seen to change" in page


def test_a_word_that_changed_its_case_alone_is_no_news(sales: Client) -> None:
    make_customer(1)
    seen(Kind.CHANGED, became=("approval", "Accepted", "accepted"))
    assert days(html(sales, PAGE)) == []


def test_a_day_is_one_in_india(sales: Client) -> None:
    make_customer(1)
    midnight = noon(days_ago=3).replace(hour=0)
    accepted(at=midnight)
    accepted(at=midnight - timedelta(minutes=1))
    assert days(html(sales, PAGE)) == [
        f"{midnight:%d %b %Y} 0 1 0 0 0",
        f"{midnight - timedelta(days=1):%d %b %Y} 0 1 0 0 0",
    ]


def test_a_count_leads_to_the_customers_of_that_day_and_kind(sales: Client) -> None:
    make_customer(1)
    accepted()
    day = noon(days_ago=1).date().isoformat()
    assert f'href="?kind=accepted&amp;day={day}"' in html(sales, PAGE)


def test_a_page_holds_thirty_days_and_the_older_are_behind_a_link(
    sales: Client,
) -> None:
    make_customer(1)
    for days_ago in (0, 29, 30, 95):
        accepted(at=noon(days_ago=days_ago))
    first, second, last = (html(sales, PAGE, page=n) for n in (1, 2, 4))
    assert [len(days(page)) for page in (first, second, last)] == [2, 1, 1]
    assert 'href="?page=2" rel="next"' in first
    # The pages between have nothing to show.
    assert 'href="?page=4" rel="next"' in second
    assert 'rel="next"' not in last
    assert 'href="?page=3" rel="prev"' in last


@pytest.mark.parametrize("page", ["-1", "0", "foo", "", "9" * 5000, "²"])
def test_a_page_that_is_none_is_the_first(sales: Client, page: str) -> None:
    make_customer(1)
    accepted()
    assert len(days(html(sales, PAGE, page=page))) == 1


def test_a_page_beyond_the_first_change_is_the_last(sales: Client) -> None:
    make_customer(1)
    accepted(at=noon(days_ago=40))
    assert len(days(html(sales, PAGE, page="999999999"))) == 1


def test_what_was_seen_by_a_clock_ahead_is_not_hidden(sales: Client) -> None:
    make_customer(1)
    accepted(at=timezone.now() + timedelta(days=2))
    assert len(days(html(sales, PAGE))) == 1


def test_changes_of_another_sourcehub_are_not_shown(sales: Client) -> None:
    make_customer(1)
    accepted()
    Change.objects.update(source="a" * 32)
    assert days(html(sales, PAGE)) == []


def test_days_make_as_many_queries_for_few_as_for_many(sales: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html(sales, PAGE)
        return len(captured)

    make_customers(1_000)
    html(sales, PAGE)  # the first visit is noted
    for number in range(1, 11):
        accepted(number)
    html(sales, PAGE)
    for_few = queries()
    for number in range(11, 1_001):
        accepted(number, at=noon(days_ago=number % 25))
    html(sales, PAGE)
    assert queries() == for_few


def test_the_page_is_for_who_may_browse_and_only_read(sales: Client) -> None:
    assert browser_of("").get(PAGE).status_code == 403
    assert sales.post(PAGE).status_code == 405
