"""Each fault does what its sentence says, and goes away when it is switched off."""

import json
import time

import pytest
import requests

from sourcehub_portal.sandbox.faults import known
from tests.sandbox.conftest import Ask, Rows
from tests.sandbox_process import SandboxProcess

_PHONE = "6396281335"


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("status-500", 500, "INTERNAL_SERVER_ERROR"),
        ("status-503", 503, "INTERNAL_SERVER_ERROR"),
        ("status-429", 429, "TOO_MANY_REQUESTS"),
        ("auth-401", 401, "AUTHENTICATION_ERROR"),
        ("forbidden-403", 403, "FORBIDDEN_ERROR"),
        ("bad-request-400", 400, "BAD_REQUEST_ERROR"),
        ("not-found-404", 404, "NOT_FOUND_ERROR"),
        ("error-envelope-200", 200, "INTERNAL_SERVER_ERROR"),
    ],
)
def test_a_refusal_comes_in_the_error_envelope(
    sandbox: SandboxProcess, ask: Ask, name: str, status: int, code: str
) -> None:
    sandbox.control(names=[name])
    response = ask("customers")
    assert response.status_code == status
    assert response.json()["error"]["code"] == code


def test_429_says_when_to_come_again(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["status-429"])
    assert ask("customers").headers["Retry-After"] == "2"


def test_once_503_is_once(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["once-503"])
    assert [ask("customers").status_code for _ in range(3)] == [503, 200, 200]


def test_setting_a_fault_again_makes_it_happen_again(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    for _ in range(2):
        sandbox.control(names=["once-503"])
        assert ask("customers").status_code == 503


def test_latency_delays_an_answer(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(latency_ms=150)
    began = time.monotonic()
    assert ask("customers").status_code == 200
    assert time.monotonic() - began >= 0.15


def test_slow_takes_two_seconds(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["slow"])
    began = time.monotonic()
    assert ask("customers").status_code == 200
    assert time.monotonic() - began >= 2


def test_hang_never_answers(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["hang"])
    with pytest.raises(requests.ReadTimeout):
        ask("customers", timeout=0.3)


def test_drip_sends_the_body_byte_by_byte(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["drip"])
    response = requests.get(
        f"{sandbox.url}/customers",
        headers={"Authorization": f"Bearer {sandbox.key}"},
        stream=True,
        timeout=5,
    )
    with response:
        began = time.monotonic()
        got = b"".join(response.raw.read(1) for _ in range(5))
    assert got == b'{"dat'
    assert time.monotonic() - began > 0.15


def test_html_comes_with_status_200(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["html"])
    response = ask("customers")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")


def test_empty_comes_with_status_200(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["empty"])
    response = ask("customers")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("name", ["truncated", "php-warning", "bad-utf8"])
def test_a_spoilt_body_is_not_json(
    sandbox: SandboxProcess, ask: Ask, name: str
) -> None:
    sandbox.control(names=[name])
    response = ask("customers")
    assert response.status_code == 200
    assert len(response.content) > 1000
    with pytest.raises(ValueError, match=r"."):
        json.loads(response.content)


def test_nan_is_a_number_that_json_lacks(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["nan"])
    assert b'"total":NaN' in ask("customers").content


def test_deep_json_is_a_hundred_thousand_levels_deep(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["deep-json"])
    assert ask("customers").content.count(b"[") == 100_000


def test_redirect_leads_to_another_host(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["redirect"])
    response = ask("customers")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("http://testwebservices.")


def test_too_large_says_that_it_is(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["too-large"])
    response = ask("customers")
    assert int(response.headers["Content-Length"]) == len(response.content) > 2**23


def test_reset_breaks_the_connection(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["reset"])
    with pytest.raises(
        (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)
    ):
        ask("customers")


def test_count_ignored_gives_ten(sandbox: SandboxProcess, rows: Rows) -> None:
    sandbox.control(names=["count-ignored"])
    assert len(rows("customers", count=100)) == 10


def test_skip_ignored_repeats_the_first_page(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["skip-ignored"])
    assert rows("customers", skip=50) == rows("customers")


def test_rows_as_object_have_digits_for_keys(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["rows-as-object"])
    found = ask("customers", count=3).json()["data"]["customers"]
    assert {key: row["id"] for key, row in found.items()} == {"0": 1, "1": 2, "2": 3}


def test_no_pagination_leaves_the_rows_alone(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["no-pagination"])
    data = ask("customers", count=3).json()["data"]
    assert list(data) == ["customers"]
    assert len(data["customers"]) == 3


def test_pagination_is_that_of_the_sample(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["pagination-sample"])
    data = ask("orders", phone_number=_PHONE).json()["data"]
    assert len(data["orders"]) == 2
    assert data["pagination"]["total"] == 153
    assert data["pagination"]["last_page"] == 16


def test_broken_rows_are_two_more(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["broken-rows"])
    first, *usual, last = ask("customers", count=3).json()["data"]["customers"]
    assert first == "not an object"
    assert [row["id"] for row in usual] == [1, 2, 3]
    assert "id" not in last


def test_odd_values_are_text(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["odd-values"])
    data = ask("orders", phone_number=_PHONE).json()["data"]
    assert data["pagination"]["total"] == "2"
    assert [order["id"] for order in data["orders"]] == ["874", "886"]
    prices = [order["products"][0]["price"] for order in data["orders"]]
    assert prices == ["", "1,234.50"]


def test_odd_values_do_not_stay(sandbox: SandboxProcess, rows: Rows) -> None:
    usual = rows("orders", phone_number=_PHONE)
    sandbox.control(names=["odd-values"])
    assert rows("orders", phone_number=_PHONE) != usual
    sandbox.clear()
    assert rows("orders", phone_number=_PHONE) == usual


def test_hole_is_one_empty_page_in_the_middle(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["hole"])
    sizes = [
        len(rows("customers", count=100, skip=skip)) for skip in (0, 100, 100, 900)
    ]
    assert sizes == [100, 0, 100, 100]


def test_no_customers_is_a_list_without_any(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["no-customers"])
    data = ask("customers").json()["data"]
    assert (data["customers"], data["pagination"]["total"]) == ([], 0)


def test_other_phone_mixes_in_a_strangers_orders(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["other-phone"])
    customers = [
        order["customer"]["id"] for order in rows("orders", phone_number=_PHONE)
    ]
    assert customers[:2] == [3, 3]
    assert set(customers) > {3}


def test_only_spares_the_other_paths(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["status-500"], only="/api/orders")
    assert ask("customers").status_code == 200
    assert ask("orders", phone_number=_PHONE).status_code == 500


def test_faults_add_up_in_their_order(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["broken-rows", "rows-as-object", "php-warning"])
    content = ask("customers", count=1).content
    assert b"Warning" in content
    assert b'{"0":"not an object"' in content


def test_the_switch_lists_what_is_active_and_known(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["html"], latency_ms=5, only="/api/orders")
    said = requests.get(f"{sandbox.origin}/sandbox/faults", timeout=5).json()
    assert (said["active"], said["latency_ms"]) == (["html"], 5)
    assert said["only"] == "/api/orders"
    assert list(said["known"]) == list(known())
    assert said["known"]["html"] == {
        "row": 15,
        "sentence": "An HTML page comes with status 200.",
    }
    assert list(said["by_hand"]) == ["40", "41", "42", "43", "44"]


@pytest.mark.parametrize(
    "body",
    ['{"names": ["no-such"]}', "[]", "nonsense", '{"names": 1}', '{"latency_ms": -1}'],
)
def test_the_switch_refuses_what_it_does_not_know(
    sandbox: SandboxProcess, body: str
) -> None:
    url = f"{sandbox.origin}/sandbox/faults"
    response = requests.post(url, data=body, timeout=5)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "BAD_REQUEST_ERROR"
