"""Faults that answer in SourceHub's error envelope."""

import pytest

from tests.sandbox.conftest import Ask
from tests.sandbox_process import SandboxProcess


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


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("status-429", "2"),
        ("retry-after-999999", "999999"),
        ("retry-after-abc", "abc"),
        ("retry-after-negative", "-5"),
        ("retry-after-fraction", "1.5"),
    ],
)
def test_429_says_when_to_come_again(
    sandbox: SandboxProcess, ask: Ask, name: str, header: str
) -> None:
    sandbox.control(names=[name])
    for _ in range(2):
        response = ask("customers")
        assert response.status_code == 429
        assert response.headers["Retry-After"] == header


def test_once_429_asks_for_two_seconds_and_serves_whoever_comes_again(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["once-429"])
    first, second = ask("customers"), ask("customers")
    assert (first.status_code, first.headers["Retry-After"]) == (429, "2")
    assert second.status_code == 200


@pytest.mark.parametrize(
    ("name", "status"),
    [("once-500", 500), ("once-502", 502), ("once-503", 503), ("once-504", 504)],
)
def test_once_is_once(
    sandbox: SandboxProcess, ask: Ask, name: str, status: int
) -> None:
    sandbox.control(names=[name])
    assert [ask("customers").status_code for _ in range(3)] == [status, 200, 200]


def test_setting_a_fault_again_makes_it_happen_again(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    for _ in range(2):
        sandbox.control(names=["once-503"])
        assert ask("customers").status_code == 503
