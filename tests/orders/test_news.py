"""What an answer says that the one before it did not is marked."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from orders.counted import counted_by_status
from orders.days import Days
from orders.lookup import Answer
from orders.news import News, news_of

from .factory import answer, customer, keep, make_order, phone_of
from .reading import words

pytestmark = pytest.mark.django_db

CALLER = "/orders/?phone=9845012345"
DELIVERED = {"laststatus": {"name": "Delivered"}}


def news(answer: Answer) -> News:
    return news_of(answer, counted_by_status(answer.orders))


def test_what_changed_and_what_is_new_is_marked(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer([make_order(1), make_order(2)], asked_at=earlier))
    orders = [make_order(1, **DELIVERED), make_order(2), make_order(3)]
    keep(answer(orders, asked_at=now))

    page = words(support.get(CALLER))

    when = timezone.localtime(earlier)
    assert f"Since {when:%d %b %Y, %H:%M}, when SourceHub was asked last:" in page
    assert "1 new order : 00003 ; 1 changed : 00001 ." in page
    assert "Changed Delivered , Placed before" in page
    assert page.count("Changed") == 1
    assert page.count("New") == 1


@pytest.mark.parametrize("narrowed", ["", "&status=Placed", "&page=2"])
def test_what_changed_on_another_page_is_named_and_linked(
    support: Client, narrowed: str
) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 40)), asked_at=earlier))
    rest = map(make_order, range(2, 40))
    keep(answer([make_order(1, **DELIVERED), *rest], asked_at=now))

    page = support.get(f"{CALLER}{narrowed}")

    assert "1 changed : 00001 ." in words(page)
    assert '<a href="/orders/1/">00001</a>' in page.content.decode()


def test_of_many_that_are_new_or_changed_the_ten_newest_are_named(
    support: Client,
) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 13)), asked_at=earlier))
    changed = [make_order(each, **DELIVERED) for each in range(1, 13)]
    new = map(make_order, range(13, 26))
    keep(answer([*changed, *new], asked_at=now))

    page = words(support.get(CALLER))

    assert "13 new orders : 00025 , 00024 , " in page
    assert "00016 and 3 more; 12 changed : 00012 , " in page
    assert "00003 and 2 more." in page


def test_many_news_take_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 301)), asked_at=earlier))
    changed = [make_order(each, **DELIVERED) for each in range(1, 201)]
    row = keep(answer([*changed, make_order(999)], asked_at=now))
    found = Answer(phone_of(), row.days, row)
    counted = counted_by_status(found.orders)

    with django_assert_num_queries(9):
        assert news_of(found, counted).gone.count == 100


def test_the_first_answer_has_no_news(support: Client) -> None:
    keep(answer([make_order(1)], asked_at=timezone.now()))

    page = words(support.get(CALLER))

    assert "New" not in page
    assert "when SourceHub was asked last" not in page


def test_what_another_look_up_found_in_between_is_news_here_too() -> None:
    now = timezone.now()
    both = customer(company_phone="98450 99999")
    before = make_order(1, customer=both)
    keep(answer([before], asked_at=now - timedelta(minutes=30)))
    changed = make_order(1, **DELIVERED, customer=both)
    keep(answer([changed], asked_at=now - timedelta(minutes=10)), phone="98450 99999")
    row = keep(answer([changed], asked_at=now))

    found = news(Answer(phone_of(), row.days, row))

    assert [entry.after for entry in found.marks[1].changed] == ["Delivered"]
    assert (found.new.count, found.changed.count) == (0, 1)


def test_a_copy_has_no_news() -> None:
    now = timezone.now()
    keep(answer([make_order(1)], asked_at=now - timedelta(minutes=30)))
    row = keep(answer([make_order(1, **DELIVERED)], asked_at=now))

    assert not news(Answer(phone_of(), row.days, row, pending=True)).marks


def test_what_is_not_sent_any_more_is_named(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 15)), asked_at=earlier))
    keep(answer([make_order(1)], asked_at=now))

    page = words(support.get(CALLER))

    assert "13 not sent any more : 00014 , 00013 , " in page
    assert "00005 and 3 more." in page
    assert "did not send this order any more" in words(support.get("/orders/14/"))
    assert "any more" not in words(support.get("/orders/1/"))


def test_what_is_gone_of_a_day_that_was_not_asked_for_is_not_named(
    support: Client,
) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    days = Days(date(2026, 11, 10), date(2026, 11, 12))
    of_days = {2: "2026-11-11", 3: "2026-11-12", 4: "2026-11-13"}
    orders = [make_order(1, date="2026-11-11")]
    gone = [make_order(each, date=day) for each, day in of_days.items()]
    keep(answer([*orders, *gone], asked_at=earlier), days=days)
    keep(answer(orders, asked_at=now), days=days)

    page = words(support.get(f"{CALLER}&from=2026-11-10&to=2026-11-12"))

    assert "2 not sent any more : 00003 , 00002 ." in page


def test_what_was_not_sent_in_half_an_answer_is_not_gone(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer([make_order(1), make_order(2)], asked_at=earlier))
    keep(answer([make_order(1)], asked_at=now, complete=False))

    assert "any more" not in words(support.get(CALLER))


def test_what_is_sent_for_another_number_is_not_gone(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer([make_order(1), make_order(2)], asked_at=earlier))
    keep(answer([make_order(1), make_order(2, phone="90000 00001")], asked_at=now))

    assert "any more" not in words(support.get(CALLER))


def test_the_next_answer_has_lost_nothing(support: Client) -> None:
    now = timezone.now()
    for minutes, count in ((30, 3), (20, 2), (0, 2)):
        orders = map(make_order, range(1, count + 1))
        keep(answer(orders, asked_at=now - timedelta(minutes=minutes)))

    assert "any more" not in words(support.get(CALLER))


def test_a_customer_who_changed_is_told_once_and_hides_no_order(
    support: Client,
) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    numbers = range(1, 31)
    keep(answer(map(make_order, numbers), asked_at=earlier))
    named = {"customer": customer(gstin="29AAACH7409R1ZX")}
    cancelled = named | {"laststatus": {"name": "Cancelled"}}
    orders = [
        make_order(each, **(cancelled if each == 3 else named)) for each in numbers
    ]
    keep(answer(orders, asked_at=now))

    page = words(support.get(CALLER))
    assert "1 changed : 00003 ." in page
    assert "the customer of all these orders changed. Customer: nothing" in page
    assert "GSTIN 29AAACH7409R1ZX" in page
    assert page.count("GSTIN 29AAACH7409R1ZX") == 1


def test_more_than_are_marked_are_counted(
    support: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orders.news.MOST", 2)
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 5)), asked_at=earlier))
    changed = [make_order(each, billable_amount=each) for each in range(1, 5)]
    keep(answer([*changed, *map(make_order, range(5, 9))], asked_at=now))

    page = words(support.get(CALLER))
    assert "4 new orders : 00008 , 00007 , 00006 , 00005" in page
    assert "4 changed : 00004 , 00003 , 00002 , 00001" in page


def test_an_order_that_was_given_to_another_customer_is_marked(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, range(1, 6)), asked_at=earlier))
    given = make_order(1, customer=customer(id=77, display_name="Zed Stores"))
    keep(answer([given, *map(make_order, range(2, 6))], asked_at=now))

    page = words(support.get(CALLER))
    assert "1 changed : 00001 ." in page
    assert "all these orders changed" not in page
    assert "Zed Stores" in page


def test_changes_of_two_customers_are_told_of_each_order(support: Client) -> None:
    earlier, now = timezone.now() - timedelta(minutes=30), timezone.now()
    keep(answer(map(make_order, (1, 2)), asked_at=earlier))
    gstins = {1: "29AAACH7409R1ZX", 2: "27AAPFU0939F1ZV"}
    changed = [
        make_order(each, customer=customer(gstin=gstin))
        for each, gstin in gstins.items()
    ]
    keep(answer(changed, asked_at=now))

    page = words(support.get(CALLER))
    assert "2 changed : 00002 , 00001 ." in page
    assert all(gstin in page for gstin in gstins.values())
