"""The switch as a page: what a browser sees and sends."""

import re

import pytest
import requests

from sourcehub_portal.sandbox.faults import known
from tests.sandbox_process import SandboxProcess

_BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def _page(sandbox: SandboxProcess) -> str:
    response = requests.get(f"{sandbox.switch}/sandbox/", headers=_BROWSER, timeout=5)
    assert response.headers["Content-Type"].startswith("text/html")
    return response.text


def _send(sandbox: SandboxProcess, body: str) -> requests.Response:
    return requests.post(
        f"{sandbox.switch}/sandbox/faults",
        body,
        headers={"Content-Type": "application/x-www-form-urlencoded"} | _BROWSER,
        allow_redirects=False,
        timeout=5,
    )


def test_the_page_offers_every_fault_and_says_what_is_on(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["html", "refused"], only=None)
    page = _page(sandbox)
    offered = re.findall(r'name="names" value="([^"]+)" (checked)?', page)
    assert [name for name, _ in offered] == list(known())
    assert {name for name, checked in offered if checked} == {"html", "refused"}
    assert "<strong>html, refused</strong>" in page
    assert "<script" not in page


def test_a_form_switches_exactly_what_is_ticked(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["html"])
    sent = "only=%2Fapi%2Forders&latency_ms=7&names=hang&names=odd-text"
    response = _send(sandbox, sent)
    assert (response.status_code, response.headers["Location"]) == (303, "/sandbox/")
    said = requests.get(f"{sandbox.switch}/sandbox/faults", timeout=5).json()
    assert said["active"] == ["hang", "odd-text"]
    assert (said["latency_ms"], said["only"]) == (7, "/api/orders")
    assert '<option value="/api/orders" selected>' in _page(sandbox)


def test_a_form_without_a_tick_switches_everything_off(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["html"], only="/api/orders")
    _send(sandbox, "only=&latency_ms=0")
    assert "nothing: it behaves" in _page(sandbox)


def test_json_that_curl_calls_a_form_is_json(sandbox: SandboxProcess) -> None:
    assert _send(sandbox, ' {"names": ["html"]}').json()["active"] == ["html"]


@pytest.mark.parametrize("body", ["nonsense", "latency_ms=x", "latency_ms=-1"])
def test_a_form_that_cannot_be_read_changes_nothing(
    sandbox: SandboxProcess, body: str
) -> None:
    sandbox.control(names=["html"])
    assert _send(sandbox, body).status_code == 400
    assert "<strong>html</strong>" in _page(sandbox)
