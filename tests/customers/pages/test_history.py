"""What a customer's page tells of its past."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from customers.detail_history import SHOWN, SHOWN_AT_MOST
from customers.models import Change, Customer, Kind
from tests.customers.factory import make_customer
from tests.customers.pages.reading import html, words

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
PAGE = "/customers/1/"


def change(customer: Customer, *, days: int = 0, **fields: str) -> Change:
    """A change of a field, or another `kind`, seen so many days after Monday."""
    return Change.objects.create(
        customer=customer,
        source=customer.source,
        since=MONDAY + timedelta(days=days, hours=-1),
        seen_at=MONDAY + timedelta(days=days),
        **{"kind": Kind.CHANGED} | fields,
    )


def test_a_change_says_what_was_and_between_when_it_changed(sales: Client) -> None:
    change(make_customer(1), field="city", before="Surat", after="Kochi")
    page = words(html(sales, PAGE))
    assert "16 Nov 2026, between 13:30 and 14:30 City: Surat → became Kochi" in page


def test_a_change_over_night_says_both_days(sales: Client) -> None:
    change(make_customer(1), field="city", before="Surat", after="Kochi")
    Change.objects.update(since=MONDAY - timedelta(days=1))
    page = words(html(sales, PAGE))
    assert "Between 15 Nov 2026, 14:30 and 16 Nov 2026, 14:30" in page


def test_a_change_of_unknown_beginning_says_when_it_was_seen(sales: Client) -> None:
    change(make_customer(1), field="city", before="", after="Kochi")
    Change.objects.update(since=None)
    page = words(html(sales, PAGE))
    assert "Seen on 16 Nov 2026, 14:30 City: nothing → became Kochi" in page


def test_coming_and_going_is_said_in_words(sales: Client) -> None:
    customer = make_customer(1)
    for day, kind in enumerate((Kind.NEW, Kind.GONE, Kind.REVIVED)):
        change(customer, days=day, kind=kind)
    page = words(html(sales, PAGE))
    again = page.index("Returned by SourceHub again")
    gone = page.index("No longer returned by SourceHub")
    new = page.index("First returned by SourceHub")
    assert again < gone < new


def test_what_was_seen_together_is_told_together(sales: Client) -> None:
    customer = make_customer(1)
    change(customer, field="city", before="Surat", after="Kochi")
    change(customer, field="state", before="Gujarat", after="Kerala")
    page = words(html(sales, PAGE))
    assert page.count(", between") == 1
    assert page.index("City: Surat") < page.index("State: Gujarat")


def test_the_newest_twenty_are_shown_and_all_on_request(sales: Client) -> None:
    customer = make_customer(1)
    for day in range(SHOWN + 1):
        change(customer, days=day, field="area", before=f"A{day}.", after="")
    page = html(sales, PAGE)
    assert "A20." in page
    assert "A0." not in page
    assert 'href="/customers/1/?history=all#history"' in page
    whole = html(sales, PAGE, history="all")
    assert "A0." in whole
    assert "Everything that changed" not in whole


def test_a_history_without_an_end_is_cut_and_says_so(sales: Client) -> None:
    customer = make_customer(1)
    one = change(customer, field="area", before="A", after="B")
    one.pk = None
    Change.objects.bulk_create([one] * SHOWN_AT_MOST)
    assert "Older changes are kept, but not shown" in html(sales, PAGE, history="all")


def test_another_sourcehubs_history_is_not_told(sales: Client) -> None:
    change(make_customer(1), field="city", before="Surat", after="Kochi")
    Change.objects.update(source="another")
    page = words(html(sales, PAGE))
    assert "Surat" not in page
    assert "Nothing, as far as our sweeps have seen" in page


def test_a_status_says_since_when_it_was_seen(sales: Client) -> None:
    customer = make_customer(1)
    change(customer, field="status", before="Inactive", after="Active")
    change(customer, days=1, field="approval", before="pending", after="accepted")
    page = words(html(sales, PAGE))
    assert "Active seen since 16 Nov 2026" in page
    assert "Accepted seen since 17 Nov 2026" in page


def test_a_new_customer_is_what_it_is_since_it_came(sales: Client) -> None:
    change(make_customer(1), kind=Kind.NEW)
    page = words(html(sales, PAGE))
    assert "Active seen since 16 Nov 2026" in page
    assert "Accepted seen since 16 Nov 2026" in page


def test_nothing_is_claimed_of_whom_the_first_import_brought(sales: Client) -> None:
    make_customer(1)
    assert "seen since" not in html(sales, PAGE)


def test_markup_in_a_change_is_shown_inert(sales: Client) -> None:
    change(make_customer(1), field="city", before="<b>x</b>", after="<script>")
    page = html(sales, PAGE)
    assert "<b>x" not in page
    assert "<script>" not in page.split("</head>")[1]
