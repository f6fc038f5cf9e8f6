"""What was received is counted, and customers can be sent away and fetched back."""

import time
from concurrent.futures import ThreadPoolExecutor

import requests

from tests.sandbox.conftest import Ask, Rows
from tests.sandbox_process import SandboxProcess


def test_requests_are_counted_by_path_until_the_reset(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.reset_requests()
    ask("customers")
    ask("customers", skip=10)
    ask("orders", phone_number="6396281335")
    assert sandbox.requests() == 3
    assert sandbox.requests("/api/customers") == 2
    assert sandbox.requests("/api/nothing") == 0
    sandbox.reset_requests()
    assert (sandbox.requests(), sandbox.most_at_once()) == (0, 0)


def test_the_most_at_once_are_those_that_waited_together(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.reset_requests()
    ask("customers")
    ask("customers")
    assert sandbox.most_at_once() == 1
    sandbox.control(latency_ms=400)
    url, headers = f"{sandbox.url}/customers", {"Authorization": "Bearer sandbox-key"}
    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(requests.get, url, headers=headers, timeout=5)
    assert sandbox.most_at_once() == 3


def test_a_request_that_hangs_is_under_way_until_the_client_leaves(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["hang"])
    sandbox.reset_requests()
    with ThreadPoolExecutor(1) as pool:
        left = pool.submit(ask, "customers", timeout=0.5)
        assert isinstance(left.exception(5), requests.RequestException)
    ends = time.monotonic() + 5
    while sandbox.most_at_once() and time.monotonic() < ends:
        time.sleep(0.05)
        sandbox.reset_requests()
    assert sandbox.most_at_once() == 0


def test_who_is_away_is_not_listed_until_back(
    sandbox: SandboxProcess, ask: Ask, rows: Rows
) -> None:
    sandbox.leave([1, 3, 4, 1000])
    assert [row["id"] for row in rows("customers", count=4)] == [2, 5, 6, 7]
    assert [row["id"] for row in rows("customers", count=9, skip=994)] == [998, 999]
    assert ask("customers").json()["data"]["pagination"]["total"] == 996
    sandbox.leave([2])
    sandbox.arrive([3, 4])
    assert sandbox.away() == {1, 2, 1000}
    assert [row["id"] for row in rows("customers", count=3)] == [3, 4, 5]
    sandbox.reset()
    assert list(sandbox.customers()) == list(range(1, 1001))


def test_four_hundred_can_leave_at_once(sandbox: SandboxProcess) -> None:
    sandbox.leave(range(301, 701))
    assert set(sandbox.customers()) == {*range(1, 301), *range(701, 1001)}


def test_the_last_of_a_small_list_can_leave() -> None:
    with SandboxProcess.start(customers=50) as small:
        small.leave([613, 400])
        assert small.away() == {613}
        assert list(small.customers()) == list(range(1, 50))


def test_who_is_away_stays_so_while_the_list_changes(
    sandbox: SandboxProcess, rows: Rows
) -> None:
    sandbox.control(names=["insert-back"])
    sandbox.leave([1])
    assert rows("customers", count=1)[0]["id"] == 2
    assert 1 not in sandbox.throughout()


def test_ids_are_numbers(sandbox: SandboxProcess) -> None:
    response = requests.post(
        f"{sandbox.switch}/sandbox/customers", data='{"away": ["3"]}', timeout=5
    )
    assert response.status_code == 400
