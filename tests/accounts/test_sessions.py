"""Who is signed in stays so as long as their session lasts, and not a moment longer."""

import datetime

import pytest
from django.contrib.sessions.backends.db import SessionStore as DjangosOwn
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.sessions import SessionStore
from tests.accounts.people import PASSWORD, browser_of, make_person

pytestmark = pytest.mark.django_db


def status(client: Client) -> int:
    """Twice: the question is written the first time, and asked again the second."""
    first, second = (client.get("/customers/").status_code for _ in range(2))
    assert first == second
    return first


def change(client: Client, **values: object) -> None:
    key = client.session.session_key
    assert Session.objects.filter(session_key=key).update(**values) == 1


def test_an_open_session_is_that_of_its_person(sales: Client) -> None:
    assert status(sales) == 200


def test_a_session_whose_time_is_over_is_none(sales: Client) -> None:
    assert status(sales) == 200
    change(sales, expire_date=timezone.now() - datetime.timedelta(seconds=1))
    assert status(sales) == 302


def test_a_session_that_was_deleted_is_none(sales: Client) -> None:
    assert status(sales) == 200
    Session.objects.all().delete()
    assert status(sales) == 302


def test_a_session_that_was_tampered_with_is_empty(sales: Client) -> None:
    assert status(sales) == 200
    kept = Session.objects.get(session_key=sales.session.session_key)
    change(sales, session_data=kept.session_data[:-1])
    assert status(sales) == 302


@pytest.mark.parametrize("key", ["", "short", "unknown" * 4, "x" * 5000, "' OR 1=1 --"])
def test_a_key_that_nobody_was_given_opens_nothing(db: None, key: str) -> None:
    client = Client()
    client.cookies["sessionid"] = key
    assert status(client) == 302


def test_an_unknown_key_is_not_taken_on() -> None:
    store = SessionStore("unknown" * 4)
    assert dict(store.items()) == {}
    assert store.session_key is None


def test_signing_in_gives_another_key_and_ends_the_old_one() -> None:
    make_person("sales", "asha")
    client = Client()
    before = client.session
    before["kept"] = "yes"
    before.save()
    client.cookies["sessionid"] = str(before.session_key)
    client.post("/accounts/login/", {"login": "asha", "password": PASSWORD})

    assert status(client) == 200
    assert client.session.session_key != before.session_key
    assert not SessionStore().exists(str(before.session_key))


def test_signing_out_ends_the_session(sales: Client) -> None:
    key = sales.session.session_key
    sales.post("/accounts/logout/")
    assert not SessionStore().exists(str(key))
    assert status(sales) == 302


def test_what_is_kept_in_a_session_is_there_at_once(sales: Client) -> None:
    key = sales.session.session_key
    for word in ("one", "two"):
        store = SessionStore(key)
        store["word"] = word
        store.save()
        assert SessionStore(key)["word"] == word


def test_sessions_of_django_s_own_store_are_read() -> None:
    """Those that were open before the portal had a store of its own."""
    kept = DjangosOwn()
    kept["word"] = "as it was"
    kept.save()
    assert SessionStore(kept.session_key)["word"] == "as it was"


def test_two_sessions_are_told_apart(manager: Client) -> None:
    assert manager.get("/overview/").status_code == 200
    assert browser_of("sales").get("/overview/").status_code == 403
    assert manager.get("/overview/").status_code == 200
