"""The page for when the portal's own database fails."""

import errno

import pytest
from django.core.cache import cache
from django.db import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.test import Client
from pytest_django import Settings

from accounts.models import Access
from tests.accounts.people import PASSWORD, make_person
from tests.customers.factory import make_customer
from tests.orders.factory import answer, keep, make_order

from .failing import SAID, browser_of, failing, says_that_the_database_fails

pytestmark = pytest.mark.django_db

PAGES = (
    "/customers/",
    "/customers/7/",
    "/customers/export/?format=csv",
    "/customers/export/?format=xlsx",
    "/orders/9/",
    "/orders/?phone=9845012345",
    "/overview/",
    "/",
)
TROUBLE = (
    OperationalError,
    InterfaceError,
    InternalError,
    ProgrammingError,
    DatabaseError,
)


@pytest.fixture
def manager() -> Client:
    make_customer(7, display_name="Canary Traders")
    keep(answer([make_order(9)]))
    return browser_of("manager")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_happened_and_what_to_do(
    manager: Client, address: str
) -> None:
    with failing(OperationalError):
        assert says_that_the_database_fails(manager.get(address))
    assert manager.get(address).status_code != 503


@pytest.mark.parametrize("error", TROUBLE)
def test_whatever_the_database_s_failure_is_called(
    manager: Client, error: type[Error]
) -> None:
    with failing(error, table="customers_customer"):
        assert says_that_the_database_fails(manager.get("/customers/"))


@pytest.mark.parametrize("error", [IntegrityError, DataError])
def test_a_fault_of_ours_is_no_trouble_and_shows_no_values(
    manager: Client, error: type[Error]
) -> None:
    with failing(error, table="customers_customer"):
        page = manager.get("/customers/")
    assert page.status_code == 500
    assert SAID not in page.content.decode()


def test_an_htmx_request_gets_the_words_alone(manager: Client) -> None:
    with failing(OperationalError):
        part = manager.get(
            "/customers/", headers={"HX-Request": "true", "HX-Target": "results"}
        )
    assert says_that_the_database_fails(part)
    assert part["Content-Type"] == "text/plain; charset=utf-8"


def test_the_page_keeps_its_headers(manager: Client) -> None:
    with failing(OperationalError):
        page = manager.get("/customers/")
    assert page["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in page["Content-Security-Policy"]


def test_a_sign_in_says_so_too() -> None:
    make_person("sales")
    client = Client(raise_request_exception=False)
    given = {"login": "sales", "password": PASSWORD}
    with failing(OperationalError):
        page = client.post("/accounts/login/", given)
    assert says_that_the_database_fails(page)
    assert client.post("/accounts/login/", given).status_code == 302


@pytest.mark.parametrize("address", ["/customers/7/", "/orders/9/"])
def test_what_cannot_be_noted_is_not_shown(manager: Client, address: str) -> None:
    with failing(OperationalError, table="accounts_access"):
        page = manager.get(address)
    assert says_that_the_database_fails(page)
    assert "Canary" not in page.content.decode()


def test_a_page_that_notes_nothing_needs_no_log_of_accesses(manager: Client) -> None:
    with failing(OperationalError, table="accounts_access"):
        assert manager.get("/customers/").status_code == 200


def test_a_page_needs_no_cache(manager: Client) -> None:
    with failing(OperationalError, table='"cache"'):
        with pytest.raises(OperationalError):
            cache.set("key", "value")
        for address in ("/customers/", "/customers/7/", "/orders/9/", "/overview/"):
            assert manager.get(address).status_code == 200


def test_a_cache_that_is_gone_is_said_at_the_sign_in(settings: Settings) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9/0",
        }
    }
    client = Client(raise_request_exception=False)
    page = client.post("/accounts/login/", {"login": "a", "password": "b"})
    assert says_that_the_database_fails(page)


def test_a_full_disk_is_said_where_a_workbook_is_written(
    manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook", full)
    page = manager.get("/customers/export/?format=xlsx")
    assert says_that_the_database_fails(page)


def test_another_error_stays_a_fault(
    manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("xlsxwriter.Workbook", broken)
    assert manager.get("/customers/export/?format=xlsx").status_code == 500


def test_a_missing_table_is_trouble(manager: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE customers_customer RENAME TO elsewhere")
    assert says_that_the_database_fails(manager.get("/customers/"))


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_the_portal_is_alive_but_not_ready(error: type[Error]) -> None:
    with failing(error):
        assert Client().get("/readyz").status_code == 503
        assert Client().get("/livez").status_code == 200


def test_a_failed_look_leaves_no_note(manager: Client) -> None:
    before = Access.objects.count()
    with failing(OperationalError, table="customers_customer"):
        manager.get("/customers/7/")
    assert Access.objects.count() == before
