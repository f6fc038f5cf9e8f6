"""The page of the data's quality: each flaw counted, followed and linked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.models import DailyFlaw
from customers.quality.comparing import settle
from sourcehub_portal.source import current_source
from tests.accounts.people import browser_of
from tests.customers.factory import make_customer, make_customers
from tests.customers.pages.reading import html, words
from tests.customers.quality.settling import swept

pytestmark = pytest.mark.django_db

PAGE = "/customers/quality/"


def card(page: str, flaw: str) -> str:
    """What the card of a flaw says, without its table."""
    found = page.split(f'aria-labelledby="{flaw}"')[1].split("</section>")[0]
    return words(found[1:])


def kept(flaw: str, count: int, *, days_ago: int) -> None:
    DailyFlaw.objects.create(
        source=current_source(),
        day=timezone.localdate() - timedelta(days=days_ago),
        flaw=flaw,
        customers=count,
    )


def test_a_flaw_says_what_is_wrong_how_many_and_how_much_of_all(sales: Client) -> None:
    make_customers(7, email="a@b.in")
    make_customer(8, gstin="29AAPFU0939F1ZZ", email="a@b.in")
    said = card(html(sales, PAGE), "bad_gstin")
    assert "GSTINs that are not valid 1 12.5 % of all" in said
    assert "correct the GSTIN in SourceHub" in said


def test_a_flaw_leads_to_the_customers_who_have_it(sales: Client) -> None:
    make_customers(2)
    page = html(sales, PAGE)
    assert 'href="/customers/?flaw=no_email"' in page
    assert "Show all 2: E-mail addresses missing" in words(page)


def test_a_flaw_that_nobody_has_has_no_link(sales: Client) -> None:
    make_customers(2)
    assert "?flaw=bad_pin" not in html(sales, PAGE)


def test_a_rare_flaw_is_not_said_to_be_none(sales: Client) -> None:
    make_customers(2_000, email="a@b.in")
    make_customer(2_001)
    assert "1 under 0.1 % of all" in card(html(sales, PAGE), "no_email")


def test_what_needs_a_comparison_is_not_said_before_one(sales: Client) -> None:
    make_customers(2, contactperson_number="9845012345")
    assert "Not counted yet" in card(html(sales, PAGE), "shares_phone")
    settle(swept())
    assert "2 100 % of all" in card(html(sales, PAGE), "shares_phone")


def test_who_is_gone_is_not_counted(sales: Client) -> None:
    make_customer(1)
    make_customer(2, presence="gone", missing_since=timezone.now())
    assert "1 100 % of all" in card(html(sales, PAGE), "no_email")


@pytest.mark.parametrize(
    ("then", "days_ago", "said"),
    [
        (1, 7, "+2 since last week"),
        (5, 7, "\N{MINUS SIGN}2 since last week"),
        (3, 7, "As many as last week"),
        (3, 0, "Counted since today"),
    ],
)
def test_a_trend_is_against_last_week(
    sales: Client, then: int, days_ago: int, said: str
) -> None:
    make_customers(3)
    kept("no_email", then, days_ago=days_ago)
    assert said in card(html(sales, PAGE), "no_email")


def test_a_trend_names_the_day_where_a_week_ago_is_not_known(sales: Client) -> None:
    make_customers(3)
    for days_ago, count in ((12, 1), (2, 2)):
        kept("no_email", count, days_ago=days_ago)
    then = timezone.localdate() - timedelta(days=12)
    assert f"+2 since {then:%d %b}" in card(html(sales, PAGE), "no_email")


def test_a_trend_is_drawn_and_told_in_figures(sales: Client) -> None:
    make_customers(3)
    for days_ago, count in ((29, 10), (1, 2_000), (0, 3)):
        kept("no_email", count, days_ago=days_ago)
    page = html(sales, PAGE)
    assert 'd="M4.0 43.9L228.0 4.0L236.0 44.0"' in page
    said = card(page, "no_email")
    assert "between 3 and 2,000, at last 3" in said
    assert f"{timezone.localdate():%d %b %Y} 3" in said


def test_days_before_the_last_thirty_are_left_out(sales: Client) -> None:
    make_customers(3)
    kept("no_email", 7, days_ago=30)
    assert '<svg class="chart"' not in html(sales, PAGE)


def test_figures_of_another_sourcehub_are_not_shown(sales: Client) -> None:
    make_customers(3)
    kept("no_email", 7, days_ago=7)
    DailyFlaw.objects.update(source="a" * 32)
    assert "last week" not in card(html(sales, PAGE), "no_email")


def test_where_nothing_is_wrong_the_page_says_so(sales: Client) -> None:
    make_customers(3, email="a@b.in")
    settle(swept())
    assert "Nothing is wrong" in html(sales, PAGE)


def test_before_the_comparison_nothing_is_said_to_be_right(sales: Client) -> None:
    make_customers(3, email="a@b.in")
    assert "Nothing is wrong" not in html(sales, PAGE)


def test_an_empty_mirror_has_no_flaws_to_show(sales: Client) -> None:
    page = html(sales, PAGE)
    assert "No customers yet" in page
    assert "Nothing is wrong" not in page


def test_the_page_makes_as_many_queries_for_few_as_for_many(sales: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html(sales, PAGE)
        return len(captured)

    make_customers(10)
    settle(swept())
    for_few = queries()
    make_customers(990, start=11)
    settle(swept())
    for days_ago in range(1, 30):
        kept("no_email", days_ago, days_ago=days_ago)
    assert queries() == for_few


def test_the_page_is_for_who_may_browse_and_only_read(sales: Client) -> None:
    assert browser_of("").get(PAGE).status_code == 403
    assert sales.post(PAGE).status_code == 405
