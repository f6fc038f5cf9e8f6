"""Who it was that changed: selected by kind, day and visit."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Change, Kind
from tests.customers.changes.history import PAGE, accepted, noon, seen
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import PART, html, names, words

pytestmark = pytest.mark.django_db


def rows(page: str) -> list[str]:
    body = page.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page else ""
    return [words(row) for row in body.split("</tr>")[:-1]]


def test_a_kind_of_a_day_names_its_customers(sales: Client) -> None:
    make_customer(1, display_name="Asha")
    make_customer(2, display_name="Bina")
    make_customer(3, display_name="Chand")
    accepted(1)
    accepted(2, at=noon(days_ago=2))
    seen(Kind.NEW, 3)
    day = noon(days_ago=1).date().isoformat()
    assert names(html(sales, PAGE, kind="accepted", day=day)) == ["Asha"]
    assert names(html(sales, PAGE, kind="accepted")) == ["Asha", "Bina"]
    assert sorted(names(html(sales, PAGE, day=day))) == ["Asha", "Chand"]


def test_a_row_says_what_it_was_what_it_is_and_when(sales: Client) -> None:
    make_customer(1, customer_code="A-7")
    accepted()
    (row,) = rows(html(sales, PAGE, kind="accepted"))
    assert "A-7 Pending became Accepted" in row
    assert f"{noon(days_ago=1):%d %b %Y}, between 11:45 and 12:00" in row


def test_a_change_over_midnight_names_both_days(sales: Client) -> None:
    make_customer(1)
    at = noon(days_ago=1).replace(hour=0, minute=5)
    accepted(at=at)
    before = at - timedelta(minutes=15)
    said = f"Between {before:%d %b %Y}, 23:50 and {at:%d %b %Y}, 00:05"
    assert said in rows(html(sales, PAGE, kind="accepted"))[0]


def test_what_held_before_unknown_times_is_not_made_up(sales: Client) -> None:
    make_customer(1)
    seen(Kind.GONE)
    Change.objects.update(since=None)
    (row,) = rows(html(sales, PAGE, kind="gone"))
    assert f"Seen on {noon(days_ago=1):%d %b %Y}, 12:00" in row


def test_who_was_accepted_and_is_not_any_more_is_shown_with_both(
    sales: Client,
) -> None:
    make_customer(1)
    accepted()
    back = ("approval", "accepted", "pending")
    seen(Kind.CHANGED, at=noon(days_ago=1) + timedelta(hours=1), became=back)
    (row,) = rows(html(sales, PAGE, kind="accepted"))
    assert "Pending became Accepted Then Accepted became Pending" in row


def test_who_went_and_came_back_is_shown_with_both(sales: Client) -> None:
    make_customer(1)
    seen(Kind.GONE)
    seen(Kind.CHANGED, became=("email", "", "a@b.in"))
    seen(Kind.REVIVED, at=noon())
    (row,) = rows(html(sales, PAGE, kind="gone"))
    assert "Gone Then Came back" in row
    assert "@" not in row


def test_what_another_customer_did_is_not_what_came_next(sales: Client) -> None:
    make_customers(2)
    seen(Kind.GONE, 1)
    seen(Kind.REVIVED, 2)
    assert "Then" not in rows(html(sales, PAGE, kind="gone"))[0]


def test_the_kinds_are_counted_and_keep_the_day(sales: Client) -> None:
    make_customers(2)
    accepted(1)
    seen(Kind.NEW, 2)
    day = noon(days_ago=1).date().isoformat()
    page = html(sales, PAGE, kind="accepted", day=day)
    nav = page.split('aria-label="Kinds of change">')[1].split("</nav>")[0]
    assert words(nav) == (
        "All 2 New 1 Newly accepted 1 Newly inactive 0 Gone 0 Came back 0"
    )
    links = [unescape(link) for link in re.findall(r'href="(.*?)"', nav)]
    assert links[:2] == [f"?day={day}", f"?kind=new&day={day}"]


def test_a_day_on_which_nothing_was_seen_says_so(sales: Client) -> None:
    page = html(sales, PAGE, day="2026-01-02", kind="gone")
    assert "Nothing of this kind was seen to change on that day" in words(page)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "foo"}, "“foo” is no kind of change. There are: new, accepted"),
        ({"day": "foo"}, "“foo” is no day. A day is written like 2026-11-25."),
        ({"day": "2026-02-30"}, "“2026-02-30” is no day."),
        ({"day": "20261125"}, "“20261125” is no day."),
        ({"day": "0001-01-01"}, "“0001-01-01” is no day."),
        ({"day": "9999-12-31"}, "“9999-12-31” is no day."),
        ({"since": "yesterday"}, "“yesterday” is no visit."),
        ({"since": "9" * 19}, "is no visit."),
        ({"kind": "a\0b"}, "is no kind of change"),
    ],
)
def test_what_there_is_not_is_said_kindly(
    sales: Client, asked: dict[str, str], said: str
) -> None:
    answer = sales.get(PAGE, asked)
    assert answer.status_code == 400
    assert said in words(answer.content.decode())


@pytest.mark.parametrize("page", ["-1", "0", "foo"])
def test_a_page_that_is_none_is_the_first(sales: Client, page: str) -> None:
    make_customers(60)
    for number in range(1, 61):
        accepted(number)
    assert len(names(html(sales, PAGE, kind="accepted", page=page))) == 50


def test_a_page_holds_fifty_and_each_customer_stands_on_one(sales: Client) -> None:
    make_customers(60)
    for number in range(1, 61):
        accepted(number)
    pages = [names(html(sales, PAGE, kind="accepted", page=n)) for n in (1, 2, 9)]
    assert [len(page) for page in pages] == [50, 10, 10]
    assert len({*pages[0], *pages[1]}) == 60


def test_htmx_gets_the_customers_alone(sales: Client) -> None:
    make_customer(1, display_name="Asha")
    accepted()
    answer = sales.get(PAGE, {"kind": "accepted"}, headers=PART).content.decode()
    assert names(answer) == ["Asha"]
    assert "<html" not in answer


@pytest.mark.parametrize("asked", [{"kind": "accepted"}, {"since": "0"}])
def test_a_list_makes_as_many_queries_for_few_as_for_many(
    sales: Client, asked: dict[str, str]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html(sales, PAGE, **asked)
        return len(captured)

    make_customers(1_000)
    html(sales, PAGE)  # the first visit is noted
    for number in range(1, 11):
        accepted(number)
    back = ("approval", "accepted", "pending")
    seen(Kind.CHANGED, 10, became=back)
    html(sales, PAGE)
    for_few = queries()
    for number in range(11, 1_001):
        accepted(number)
        seen(Kind.CHANGED, number, became=back)
    html(sales, PAGE)
    assert queries() == for_few


def test_a_list_does_not_read_what_it_does_not_show(sales: Client) -> None:
    make_customer(1)
    accepted()
    with CaptureQueriesContext(connection) as captured:
        html(sales, PAGE, kind="accepted")
    assert not any('"raw"' in query["sql"] for query in captured)
