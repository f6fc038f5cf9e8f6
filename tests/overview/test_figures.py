from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.models import Customer, Outcome, Presence, Sweep
from overview.figures import Figures
from tests.accounts.people import browser_of

pytestmark = pytest.mark.django_db


def add(count: int = 1, **fields: Any) -> None:
    now = timezone.now()
    start = Customer.objects.count()
    Customer.objects.bulk_create(
        Customer(id=start + n, raw="{}", observed_at=now, first_seen_at=now, **fields)
        for n in range(1, count + 1)
    )


@pytest.fixture
def manager() -> Client:
    return browser_of("manager")


def test_each_value_is_counted_the_most_frequent_first() -> None:
    add(2, status="Inactive")
    add(3, status="Active")

    shares = [(share.value, share.count) for share in Figures.now().status.shares]
    assert shares == [("Active", 3), ("Inactive", 2)]


def test_a_monday_shows_all_those_who_wait_and_the_inactive() -> None:
    add(4, status="Active", approval="accepted")
    add(3, status="Active", approval="pending")
    add(2, status="Inactive", approval="accepted")

    figures = Figures.now()
    assert (figures.customers, figures.pending, figures.inactive) == (9, 3, 2)


def test_customers_that_are_gone_are_not_counted() -> None:
    add(2, status="Active")
    add(1, status="Active", presence=Presence.GONE)
    add(1, status="Active", presence=Presence.MISSING)

    assert Figures.now().customers == 3


def test_states_beyond_the_tenth_are_summed(manager: Client) -> None:
    for n in range(12):
        add(20 - n, state=f"State {n:02}")

    state = Figures.now().state
    assert [share.value for share in state.top] == [f"State {n:02}" for n in range(10)]
    assert state.rest == 10 + 9
    assert "All others" in manager.get("/overview/").text


def test_a_figure_links_to_the_list_of_its_customers(manager: Client) -> None:
    add(1, state="Jammu & Kashmir", gst_treatment="Registered Business - Regular")
    page = manager.get("/overview/").text

    assert 'href="/customers/?state=Jammu+%26+Kashmir"' in page
    assert 'href="/customers/?gst_treatment=Registered+Business+-+Regular"' in page


def test_a_value_that_sourcehub_does_not_say_leads_to_its_customers_too(
    manager: Client,
) -> None:
    add(3, state="")
    page = manager.get("/overview/").content.decode()
    assert "/customers/?state=not-given" in page
    assert "3</strong> of 3" in (
        manager.get("/customers/?state=not-given").content.decode()
    )


def test_a_mirror_that_was_never_filled_says_what_happens_next(manager: Client) -> None:
    page = manager.get("/overview/").text

    assert "has not fetched any customer" in page
    assert "every 15 minutes" in page
    assert "Not fetched yet" in page


def test_a_sourcehub_without_customers_is_told_from_an_empty_mirror(
    manager: Client,
) -> None:
    now = timezone.now()
    Sweep.objects.create(outcome=Outcome.COMPLETE, checked_at=now, finished_at=now)
    page = manager.get("/overview/").text

    assert "returned none" in page
    assert "has not fetched any customer" not in page


def test_counts_are_grouped_as_in_india(manager: Client) -> None:
    add(1234, status="Active")

    assert "1,234" in manager.get("/overview/").text


def test_ten_or_a_thousand_customers_make_the_same_number_of_queries(
    manager: Client,
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            manager.get("/overview/")
        return len(captured)

    add(10, status="Active", state="Kerala")
    few = queries()
    add(990, status="Inactive", state="Goa")

    assert queries() == few


def test_the_overview_is_only_read(manager: Client) -> None:
    assert manager.post("/overview/").status_code == 405
