"""A resolver that hangs, as one does whose name servers are gone."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import (
    ConnectFailed,
    DeadlineExceeded,
    UpstreamError,
)
from sourcehub_portal.gateway.limits import CONNECTIONS, Limits

from .asking import KEY, listing
from .conftest import QUICK
from .wire import answering, serving

ONCE = replace(QUICK, connect=0.3, total=2.0, attempts=1)


@dataclass
class Resolver:
    """Answers no name before `answers` is set; counts who asks."""

    asked: int = 0
    answers: threading.Event = field(default_factory=threading.Event)
    real: Any = socket.getaddrinfo

    def __call__(self, *question: Any, **hints: Any) -> Any:
        self.asked += 1
        assert self.answers.wait(20)
        return self.real("127.0.0.1", *question[1:], **hints)


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resolver]:
    hanging = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    yield hanging
    hanging.answers.set()


def _client(name: str, *, limits: Limits, port: int = 443) -> SourceHub:
    """A client of `name`, which is another one in each test, so that none waits on
    what an earlier one left under way."""
    scheme = "https" if port == 443 else "http"
    return SourceHub(Endpoint(f"{scheme}://{name}:{port}/api", KEY), limits=limits)


def _failure(client: SourceHub) -> UpstreamError:
    with pytest.raises(UpstreamError) as caught:
        client.customers(count=1, skip=0)
    return caught.value


@pytest.mark.usefixtures("resolver")
def test_a_name_is_waited_for_no_longer_than_a_connection() -> None:
    error = _failure(_client("limit.example", limits=ONCE))
    assert isinstance(error, ConnectFailed)
    assert 0.25 < error.seconds < 0.8


@pytest.mark.usefixtures("resolver")
def test_a_name_is_waited_for_no_longer_than_the_deadline() -> None:
    hasty = replace(ONCE, connect=5.0, total=0.3)
    error = _failure(_client("deadline.example", limits=hasty))
    assert isinstance(error, DeadlineExceeded)
    assert error.seconds < 0.8


def test_all_who_wait_for_a_name_wait_for_one_look_up(resolver: Resolver) -> None:
    client = _client("shared.example", limits=replace(ONCE, attempts=2))
    with ThreadPoolExecutor(CONNECTIONS) as people:
        errors = list(people.map(_failure, [client] * CONNECTIONS))
    assert {type(error) for error in errors} == {ConnectFailed}
    assert resolver.asked == 1


def test_a_look_up_that_ends_late_answers_the_next_attempt(resolver: Resolver) -> None:
    with serving(answering(listing("customers", [{"id": 9}]))) as wire:
        client = _client("localhost", port=wire.port, limits=replace(ONCE, attempts=3))
        threading.Timer(0.45, resolver.answers.set).start()
        assert client.customers(count=1, skip=0).received == 1
        assert resolver.asked == 1


def test_a_name_is_looked_up_anew_once_its_look_up_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def failing(host: str, *question: Any, **hints: Any) -> Any:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    error = _failure(_client("again.example", limits=replace(ONCE, attempts=3)))
    assert isinstance(error, ConnectFailed)
    assert len(asked) == 3


SCRIPT = """
import socket, time
socket.getaddrinfo = lambda *question, **hints: time.sleep(60)
from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import ConnectFailed
from sourcehub_portal.gateway.limits import Limits
limits = Limits(connect=0.2, read=1, total=2, attempts=1)
try:
    SourceHub(Endpoint("https://exit.example/api", "key"), limits=limits).customers(
        count=1, skip=0
    )
except ConnectFailed:
    print("failed")
"""


def test_a_look_up_under_way_does_not_keep_the_process_alive() -> None:
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=50
    )
    assert ended.stdout.endswith("\nfailed\n")
    assert (ended.stderr, ended.returncode) == ("", 0)
    assert time.monotonic() - began < 30
