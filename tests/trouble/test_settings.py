"""Settings for SourceHub that cannot be right: the portal runs, and says so."""

from io import StringIO

import pytest
import requests
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from customers.jobs import sweep
from customers.models import Sweep
from sourcehub_portal.gateway.health import health
from tests.accounts.people import browser_of
from tests.customers.factory import make_customer
from tests.faults.marks import tries
from tests.orders.factory import answer, keep, make_order

URL = "https://sourcehub.example/api"
KEY = "canary-key-5f1c"
WRONG = {
    "line break": (URL, f"{KEY}\n", "white space before or after"),
    "header in the key": (URL, f"{KEY}\r\nX: y", "that no key has"),
    "plain http": ("http://sourcehub.example/api", KEY, "must begin with https://"),
    "no key": (URL, "", "SOURCEHUB_API_KEY is not set"),
}
PAGES = (
    "/customers/",
    "/customers/7/",
    "/customers/export/?format=csv",
    "/orders/",
    "/orders/?phone=9845012345",
    "/orders/9/",
    "/overview/",
)


@pytest.fixture(params=WRONG)
def words(request: pytest.FixtureRequest, settings: Settings) -> str:
    """What is to be said of the settings, which are wrong in some way."""
    url, key, said = WRONG[request.param]
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = url, key
    return said


def _mirror() -> None:
    make_customer(7, display_name="Asha Traders")
    keep(answer([make_order(9, number="00009")]))


def _session_of(browser: Client) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.cookies.set("sessionid", browser.cookies["sessionid"].value)
    return session


def _silent(said: str) -> bool:
    return "canary" not in said and "5f1c" not in said


@tries(44, "lookup")
@pytest.mark.django_db(transaction=True)
def test_every_page_answers_and_the_look_up_shows_its_copy(
    words: str, live_server: LiveServer
) -> None:
    _mirror()
    session = _session_of(browser_of("manager"))
    for address in PAGES:
        page = session.get(f"{live_server.url}{address}", timeout=30)
        assert page.status_code == 200, address
        assert _silent(page.text)
    look_up = session.get(f"{live_server.url}/orders/?phone=9845012345", timeout=30)
    assert words in look_up.text
    assert 'href="/orders/9/"' in look_up.text
    assert requests.get(f"{live_server.url}/readyz", timeout=30).status_code == 200


@pytest.mark.django_db
def test_every_page_may_say_what_is_wrong(words: str) -> None:
    banner = render_to_string("status/_settings_banner.html", {"health": health()})
    assert words in banner
    assert _silent(banner)


@pytest.mark.django_db
def test_settings_that_are_right_are_not_spoken_of(settings: Settings) -> None:
    settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY = URL, KEY
    context = {"health": health()}
    assert not render_to_string("status/_settings_banner.html", context).strip()


@tries(44, "sweep")
@pytest.mark.django_db
def test_a_sweep_says_it_in_one_line(words: str) -> None:
    said = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("sync_customers", stdout=said, stderr=said)
    assert caught.value.code == 1
    assert words in said.getvalue()
    assert said.getvalue().count("\n") == 1
    assert _silent(said.getvalue())


@tries(44, "gateway")
@pytest.mark.django_db
def test_a_check_says_it_in_one_line(words: str) -> None:
    said = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("check_sourcehub", stdout=said)
    assert caught.value.code == 1
    assert said.getvalue().startswith("FAILS")
    assert words in said.getvalue()
    assert said.getvalue().count("\n") == 1
    assert _silent(said.getvalue())


@pytest.mark.django_db
def test_the_worker_notes_it_and_goes_on(words: str) -> None:
    sweep.func()
    [noted] = Sweep.objects.all()
    assert words in noted.reason
    assert _silent(noted.reason)
