"""What every page says of itself: its age, and what is wrong."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from customers.models import Hold, Outcome
from tests.customers.pages.reading import words
from tests.overview.conftest import KEY
from tests.overview.standing import breaker_open, held, key_refused, swept, upstream

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sourcehub")]

PAGES = ["/customers/", "/orders/", "/status/", "/nowhere/", "/overview/"]


def line(client: Client, address: str = "/customers/") -> str:
    """The line of the frame."""
    page = client.get(address).content.decode()
    found = re.search(r'<footer id="mirror-age">(.*?)</footer>', page, re.DOTALL)
    return words(found[1]) if found else ""


def seen(client: Client, address: str = "/orders/") -> str:
    return words(client.get(address).content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_how_old_the_customers_are(
    manager: Client, address: str
) -> None:
    swept(minutes=4)
    assert line(manager, address) == "Customers: current, 4 minutes ago"


def test_the_line_names_each_of_the_five_states(sales: Client) -> None:
    assert line(sales) == "Customers: never fetched"
    swept(Outcome.RUNNING, total=1000, distinct_seen=250)
    assert line(sales) == "Customers: partial, 250 of 1,000 so far"
    swept(minutes=130)
    assert line(sales) == "Customers: older, 2 hours ago"
    swept(Outcome.INCOMPLETE, minutes=3, reason="No answer.")
    assert line(sales) == "Customers: failing, last complete 2 hours ago"
    swept(minutes=1, reason="In doubt.")
    assert line(sales) == "Customers: partial, last complete 2 hours ago"
    swept(minutes=0)
    assert line(sales) == "Customers: current, just now"


def test_a_part_of_the_list_renews_the_line(sales: Client) -> None:
    swept()
    part = sales.get(
        "/customers/", headers={"HX-Request": "true", "HX-Target": "results"}
    )
    assert '<footer id="mirror-age" hx-swap-oob="innerHTML">' in part.content.decode()


def test_a_calm_page_has_no_banner(manager: Client) -> None:
    swept()
    upstream()
    assert "notice" not in manager.get("/orders/").content.decode()


@pytest.mark.parametrize("address", ["/customers/", "/orders/", "/overview/"])
def test_a_refused_key_is_told_on_every_page(manager: Client, address: str) -> None:
    swept(minutes=130)
    key_refused()
    page = seen(manager, address)
    assert "SourceHub refuses the portal's key" in page
    assert "SourceHub says: “Invalid API key”" in page
    assert "of the other mode (test or live), expired, or pasted with white sp" in page
    assert "The customers shown were fetched 2 hours ago" in page
    assert KEY not in page


def test_a_key_that_was_changed_since_is_not_called_refused(manager: Client) -> None:
    upstream(rejected_key="the mark of another key")
    assert "refuses" not in seen(manager)


def test_an_open_breaker_says_when_sourcehub_is_asked_again(sales: Client) -> None:
    swept(minutes=20)
    row = breaker_open()
    assert row.open_until is not None
    page = seen(sales)
    assert "SourceHub does not answer. The customers shown were fetched 20 min" in page
    assert re.search(r"asked again at \d\d:\d\d:\d\d, by itself", page)


def test_a_breaker_whose_time_is_over_waits_for_a_question(sales: Client) -> None:
    breaker_open(seconds=-1)
    assert "The next question shows whether it is back." in seen(sales)


def test_a_retry_after_is_told_from_silence(sales: Client) -> None:
    row = breaker_open()
    row.wait_until, row.open_until = row.open_until, None
    row.save()
    page = seen(sales)
    assert "SourceHub asks the portal to wait." in page
    assert "does not answer" not in page


def test_a_hold_is_told_to_managers_only(manager: Client, support: Client) -> None:
    hold = held()
    assert f'href="/status/held/{hold.pk}/"' in manager.get("/orders/").text
    assert "waits for your decision" not in seen(support)


def test_who_is_not_signed_in_is_told_nothing(db: None) -> None:
    key_refused()
    held()
    page = Client().get("/accounts/login/").content.decode()
    assert "refuses" not in page
    assert "Customers:" not in page


@pytest.mark.parametrize(("role", "most"), [("support", 2), ("manager", 3)])
def test_the_frame_costs_two_queries_and_a_manager_s_one_more(
    role: str, most: int, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(role)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/orders/")
        about = ("customers_sweep", "gateway_upstream", "customers_hold")
        return sum(any(name in each["sql"] for name in about) for each in captured)

    assert asked() == most
    for _ in range(40):
        swept()
    breaker_open()
    held()
    assert asked() == most


def test_the_newest_of_two_holds_is_told_and_none_that_has_ended(
    manager: Client,
) -> None:
    held()
    newer = held()
    assert f'href="/status/held/{newer.pk}/"' in manager.get("/orders/").text
    Hold.objects.update(ended_at=timezone.now())
    assert "waits for your decision" not in seen(manager)


_OWN = re.compile(
    r'<title>.*?</title>|<main.*?</main>| aria-current="\w+"'
    r'|name="csrfmiddlewaretoken" value="\w+"',
    re.DOTALL,
)


def test_one_frame_stands_around_pages_of_both_languages(manager: Client) -> None:
    swept(minutes=4)
    User.objects.update(first_name="<b>Asha")
    frames = {
        "\n".join(_OWN.sub("", manager.get(address).text).split())
        for address in ("/customers/", "/orders/", "/status/", "/customers/quality/")
    }
    assert len(frames) == 1
    assert "&lt;b&gt;Asha" in frames.pop()


def test_a_forged_host_is_refused_in_words(manager: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["portal.example"]
    response = manager.get("/orders/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "This address cannot be read" in response.text
