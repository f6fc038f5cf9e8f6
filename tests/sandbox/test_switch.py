"""The switch: what is on, where, and what it refuses."""

import time

import pytest
import requests

from sourcehub_portal.sandbox.faults import known
from tests.sandbox.conftest import Ask
from tests.sandbox_process import SandboxProcess

_PHONE = "6396281335"


def test_latency_delays_an_answer(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(latency_ms=150)
    began = time.monotonic()
    assert ask("customers").status_code == 200
    assert time.monotonic() - began >= 0.15


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
