"""Faults that take hold before a request is sent, and the switch that outlives them."""

import json
import socket
import ssl
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
import requests

from tests.sandbox.conftest import Ask
from tests.sandbox_process import SandboxProcess


def _address(sandbox: SandboxProcess) -> tuple[str, int]:
    port = urlsplit(sandbox.url).port
    assert port
    return "127.0.0.1", port


def test_refused_refuses_until_it_is_switched_off(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    assert ask("customers").status_code == 200
    sandbox.control(names=["refused"])
    for _ in range(2):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(_address(sandbox), 5)
    sandbox.clear()
    assert ask("customers").status_code == 200


def test_a_connection_that_is_kept_alive_ends_when_the_door_shuts(
    sandbox: SandboxProcess,
) -> None:
    with socket.create_connection(_address(sandbox), 5) as kept:
        kept.sendall(b"GET /sandbox HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200 OK" in kept.recv(65536)
        sandbox.control(names=["refused"])
        assert kept.recv(65536) == b""


def test_goes_nowhere_takes_no_connection_up(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["goes-nowhere"])
    with pytest.raises(TimeoutError):
        socket.create_connection(_address(sandbox), 0.5)
    sandbox.clear()
    assert ask("customers").status_code == 200


def test_bad_certificate_speaks_tls_and_is_not_to_be_trusted(
    sandbox: SandboxProcess, ask: Ask
) -> None:
    sandbox.control(names=["bad-certificate"])
    url = sandbox.url.replace("http:", "https:") + "/customers"
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {sandbox.key}"
        with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY"):
            session.get(url, timeout=5)
    careless = ssl.create_default_context()
    careless.check_hostname = False
    careless.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection(_address(sandbox), 5) as plain,
        careless.wrap_socket(plain) as secret,
    ):
        secret.sendall(b"GET /api/customers HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"401 Unauthorized" in secret.recv(65536)
    sandbox.clear()
    assert ask("customers").status_code == 200


def test_started_with_a_shut_door_it_opens_at_the_same_address() -> None:
    with SandboxProcess.start(customers=10, faults=["refused"]) as shut:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(_address(shut), 5)
        shut.clear()
        assert set(shut.customers()) >= {3, 613}


def test_the_address_to_set_is_the_one_that_is_printed() -> None:
    with SandboxProcess.start(customers=10, faults=["no-such-name"]) as nameless:
        assert nameless.url == "https://sourcehub.invalid/api"
    with SandboxProcess.start(customers=10, faults=["bad-certificate"]) as secret:
        assert secret.url.startswith("https://127.0.0.1:")
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("sourcehub.invalid", 443)


def test_the_switch_s_own_port_has_the_controls_alone(sandbox: SandboxProcess) -> None:
    headers = {"Authorization": f"Bearer {sandbox.key}"}
    answers = [
        requests.get(f"{sandbox.switch}{path}", headers=headers, timeout=5).status_code
        for path in ("/sandbox/faults", "/api/customers")
    ]
    assert answers == [200, 404]


def test_the_api_s_own_port_can_shut_itself_and_still_answers_that(
    sandbox: SandboxProcess,
) -> None:
    connection = HTTPConnection(*_address(sandbox), timeout=5)
    wanted = json.dumps({"names": ["refused"]})
    connection.request("POST", "/sandbox/faults", wanted)
    said = json.loads(connection.getresponse().read())
    connection.close()
    assert said["active"] == ["refused"]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(_address(sandbox), 5)


def test_a_door_cannot_know_the_path(sandbox: SandboxProcess) -> None:
    with pytest.raises(RuntimeError, match="no path yet"):
        sandbox.control(names=["refused"], only="/api/orders")
