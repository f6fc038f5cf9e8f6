"""The documented answers, and the errors in the documented envelope."""

import http.client
import json
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Ask, Rows
from tests.sandbox_process import SandboxProcess


def _error(response: requests.Response) -> dict[str, Any]:
    error: dict[str, Any] = response.json()["error"]
    return error


@pytest.mark.parametrize("key", [None, "Bearer wrong", "sandbox-key", "Bearer "])
def test_any_other_key_is_answered_the_documented_401(
    sandbox: SandboxProcess, key: str | None
) -> None:
    headers = {"Authorization": key} if key else {}
    response = requests.get(f"{sandbox.url}/customers", headers=headers, timeout=5)
    assert response.status_code == 401
    assert response.json() == {
        "error": {
            "code": "AUTHENTICATION_ERROR",
            "description": "Invalid credential or token.",
            "source": "https://webservices.sourcehub.in/api/customers",
            "status_code": 401,
        }
    }


def test_orders_without_a_phone_number_are_a_bad_request(ask: Ask) -> None:
    response = ask("orders")
    assert response.status_code == 400
    assert _error(response)["code"] == "BAD_REQUEST_ERROR"


def test_a_date_in_another_format_is_a_bad_request(ask: Ask) -> None:
    response = ask("orders", phone_number="6396281335", from_date="2021-06-08")
    assert response.status_code == 400
    assert "from_date" in _error(response)["description"]


def test_an_unknown_path_is_404(ask: Ask) -> None:
    assert _error(ask("nothing"))["status_code"] == 404


@pytest.mark.parametrize("method", ["POST", "DELETE", "BREW"])
def test_another_method_is_405(sandbox: SandboxProcess, method: str) -> None:
    headers = {"Authorization": f"Bearer {sandbox.key}"}
    url = f"{sandbox.url}/customers"
    response = requests.request(method, url, headers=headers, timeout=5)
    assert _error(response)["status_code"] == 405


def test_a_slash_at_the_end_changes_nothing(ask: Ask) -> None:
    with_slash = ask("orders/", phone_number="6396281335")
    assert with_slash.content == ask("orders", phone_number="6396281335").content


@pytest.mark.parametrize(
    ("count", "rows_that_come"),
    [("", 10), ("3", 3), ("100", 100), ("5000", 100), ("-4", 10), ("x", 10), ("0", 10)],
)
def test_count_has_a_default_and_a_cap(
    rows: Rows, count: str, rows_that_come: int
) -> None:
    assert len(rows("customers", count=count)) == rows_that_come


def test_skip_counts_rows(rows: Rows) -> None:
    listed = [row["id"] for row in rows("customers", count=5, skip=7)]
    assert listed == [8, 9, 10, 11, 12]


@pytest.mark.parametrize("skip", ["-1", "x", "9" * 5000])
def test_a_skip_that_is_no_number_is_none(rows: Rows, skip: str) -> None:
    assert rows("customers", count=1, skip=skip)[0]["id"] == 1


def test_pagination_lies_in_all_but_the_total(ask: Ask) -> None:
    pagination = ask("customers", count=100, skip=300).json()["data"]["pagination"]
    address = "http://testwebservices.sourcehub.in/api/customers"
    assert pagination == {
        "current_page": 1,
        "first_page_url": f"{address}?page=1",
        "prev_page_url": None,
        "next_page_url": f"{address}?page=2",
        "last_page_url": f"{address}?page=100",
        "last_page": 100,
        "per_page": 10,
        "total": 1000,
        "path": address,
    }


def test_dates_include_both_ends(rows: Rows) -> None:
    phone = "6396281335"
    first, second = "08-06-2021", "09-06-2021"
    between = rows("orders", phone_number=phone, from_date=first, to_date=second)
    assert [order["id"] for order in between] == [874, 886]
    only = rows("orders", phone_number=phone, from_date=second, to_date=second)
    assert [order["id"] for order in only] == [886]


def test_one_connection_serves_many_requests(sandbox: SandboxProcess) -> None:
    host = sandbox.origin.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.connect()
    first = connection.sock
    for _ in range(3):
        headers = {"Authorization": f"Bearer {sandbox.key}"}
        connection.request("GET", "/api/customers", headers=headers)
        assert json.loads(connection.getresponse().read())["data"]
        assert connection.sock is first
    connection.close()


def test_the_sandbox_says_what_it_holds_without_a_key(sandbox: SandboxProcess) -> None:
    said = requests.get(f"{sandbox.origin}/sandbox/", timeout=5).json()
    assert said == {
        "customers": 1000,
        "seed": 1,
        "today": "2026-03-20",
        "version": "1",
    }
