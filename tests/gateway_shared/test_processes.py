"""What several processes know of one SourceHub, over real HTTP."""

import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import psycopg
import pytest

from sourcehub_portal.gateway.limits import CONNECTIONS
from tests.faults.marks import tries
from tests.gateway.asking import listing
from tests.gateway.wire import HEAD, read_head, serving, silent
from tests.whole.waiting import until

from .processes import Asker, own_database

Script = Callable[[socket.socket], None]

PROCESSES = 4


def _answer(head: bytes, body: bytes = b"") -> Script:
    def script(connection: socket.socket) -> None:
        length = f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        connection.sendall(head + length + body)

    return script


GOOD = _answer(HEAD, listing("customers", []))
BUSY = _answer(b"HTTP/1.1 503 Busy\r\n")
UNKNOWN_KEY = _answer(b"HTTP/1.1 401 No\r\n")


def _told_to_wait(seconds: str) -> Script:
    return _answer(f"HTTP/1.1 429 Slow\r\nRetry-After: {seconds}\r\n".encode())


@dataclass
class Counting:
    """A SourceHub that does as `script` says, and counts its requests."""

    script: Script = BUSY
    requests: int = 0
    url: str = ""
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, connection: socket.socket) -> None:
        if not read_head(connection):
            return
        with self._lock:
            self.requests += 1
        self.script(connection)


@dataclass
class Portal:
    """Several processes over one database."""

    askers: list[Asker]
    database: str

    def all(self, command: str) -> list[dict[str, Any]]:
        """What each says when all do it at one moment."""
        for asker in self.askers:
            asker.tell(command)
        return [asker.hear() for asker in self.askers]


@pytest.fixture(scope="module")
def counting() -> Iterator[Counting]:
    made = Counting()
    with serving(made, listening=False) as wire:
        made.url = wire.url
        yield made


@pytest.fixture(scope="module")
def processes(
    counting: Counting, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    with ExitStack() as stack:
        database = stack.enter_context(own_database(tmp_path_factory.mktemp("own")))
        askers = [
            stack.enter_context(Asker(database=database, sourcehub=counting.url))
            for _ in range(PROCESSES)
        ]
        askers[0].do("prepare")
        yield Portal(askers, database)


@pytest.fixture
def sourcehub(counting: Counting) -> Counting:
    """One that fails until the test says otherwise."""
    counting.script, counting.requests = BUSY, 0
    return counting


@pytest.fixture
def portal(processes: Portal) -> Portal:
    """Four processes that know nothing yet."""
    processes.all("forget")
    return processes


def _open(portal: Portal) -> None:
    """Has the breaker opened by five questions of different processes."""
    for number in range(5):
        assert portal.askers[number % 2].do("ask")["kind"] == "server_failed"


@tries(25, "gateway")
def test_four_processes_send_one_probe_when_it_is_time(
    portal: Portal, sourcehub: Counting
) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.5)
        GOOD(connection)

    _open(portal)
    before = sourcehub.requests
    assert {told["kind"] for told in portal.all("ask")} == {"breaker_open"}
    assert sourcehub.requests == before
    portal.askers[0].do("age")
    sourcehub.script = slowly
    kinds = sorted(told["kind"] for told in portal.all("ask"))
    assert kinds == ["breaker_open"] * 3 + ["ok"]
    assert sourcehub.requests == before + 1
    assert {told["kind"] for told in portal.all("ask")} == {"ok"}


@tries(25, "lookup")
def test_what_one_process_found_the_sixth_look_up_of_another_knows(
    portal: Portal, sourcehub: Counting
) -> None:
    _open(portal)
    before = sourcehub.requests
    answers = [portal.askers[3].do("ask") for _ in range(3)]
    assert {told["kind"] for told in answers} == {"breaker_open"}
    assert sourcehub.requests == before
    # One of three, for the machine may be busy with other things.
    assert min(told["seconds"] for told in answers) < 0.2


@tries(25, "gateway")
def test_probes_that_fail_double_the_time_once_each(
    portal: Portal, sourcehub: Counting
) -> None:
    _open(portal)
    for seconds in (30, 60, 120, 240, 300, 300):
        before = sourcehub.requests
        portal.askers[0].do("age")
        kinds = sorted(told["kind"] for told in portal.all("ask"))
        assert kinds == ["breaker_open"] * 3 + ["server_failed"]
        assert sourcehub.requests == before + 1
        assert portal.askers[0].do("row")["open_seconds"] == seconds


def test_a_prober_killed_in_its_turn_blocks_nobody_after_it(
    portal: Portal, sourcehub: Counting
) -> None:
    _open(portal)
    other = portal.askers[0]
    other.do("age")
    sourcehub.script, before = silent, sourcehub.requests
    with Asker(database=portal.database, sourcehub=sourcehub.url) as prober:
        prober.tell("ask")
        until("the probe", lambda: sourcehub.requests > before)
    sourcehub.script = GOOD
    assert "is being tried just now" in other.do("ask")["says"]
    other.do("age")
    assert other.do("ask")["kind"] == "ok"
    known = other.do("row")
    assert (known["open_until"], known["failures"]) == (None, 0)


@tries(23, "gateway")
def test_a_long_wait_holds_for_every_process(
    portal: Portal, sourcehub: Counting
) -> None:
    sourcehub.script = _told_to_wait("999999")
    assert portal.askers[0].do("ask")["kind"] == "rate_limited"
    for told in portal.all("ask") + portal.all("work"):
        assert (told["kind"], told["attempts"]) == ("rate_limited", 0)
        assert "It is asked again in 1 hour." in told["says"]
        assert told["seconds"] < 1
    assert sourcehub.requests == 1


@tries(22, "gateway")
def test_a_short_wait_is_kept_by_every_process_and_then_all_succeed(
    portal: Portal, sourcehub: Counting
) -> None:
    arrivals: list[float] = []

    def once(connection: socket.socket) -> None:
        arrivals.append(time.monotonic())
        script = _told_to_wait("2") if len(arrivals) == 1 else GOOD
        script(connection)

    sourcehub.script = once
    first, second = portal.askers[:2]
    first.tell("ask")
    until("the wait", lambda: second.do("row")["wait_until"] is not None)
    second.tell("ask")
    assert [first.hear()["kind"], second.hear()["kind"]] == ["ok", "ok"]
    assert len(arrivals) == 3
    # Less what the clocks of row and test differ by.
    assert min(arrivals[1:]) - arrivals[0] >= 1.9


@tries(23, "gateway")
@pytest.mark.parametrize("garbage", ["abc", "-5", "1.5"])
def test_a_wait_that_is_garbage_holds_nobody_up(
    portal: Portal, sourcehub: Counting, garbage: str
) -> None:
    sourcehub.script = _told_to_wait(garbage)
    told = portal.askers[0].do("ask")
    assert (told["kind"], told["attempts"]) == ("rate_limited", 2)
    sourcehub.script = GOOD
    assert {told["kind"] for told in portal.all("ask")} == {"ok"}


@tries(20, "sweep")
def test_a_refused_key_stops_the_background_work_of_every_process(
    portal: Portal, sourcehub: Counting
) -> None:
    sourcehub.script = UNKNOWN_KEY
    portal.askers[0].do("work")
    for told in portal.all("work"):
        assert (told["kind"], told["attempts"]) == ("auth_rejected", 0)
    assert sourcehub.requests == 1
    sourcehub.script = GOOD
    assert portal.askers[1].do("ask")["kind"] == "ok"
    assert {told["kind"] for told in portal.all("work")} == {"ok"}


@tries(43, "gateway")
def test_of_twenty_look_ups_that_hang_each_is_answered_in_time(
    portal: Portal, sourcehub: Counting
) -> None:
    sourcehub.script = silent
    outcomes = portal.askers[0].do("crowd")["all"]
    assert {told["kind"] for told in outcomes} == {"deadline_exceeded"}
    # 8.5 s are allowed for the page.
    assert max(told["seconds"] for told in outcomes) < 8
    assert (len(outcomes), sourcehub.requests) == (20, CONNECTIONS)
    never_sent = [told for told in outcomes if "no time left" in told["says"]]
    assert len(never_sent) == 20 - CONNECTIONS
    assert portal.askers[1].do("ask")["kind"] == "breaker_open"


def test_a_database_that_is_locked_delays_no_look_up(
    portal: Portal, sourcehub: Counting
) -> None:
    asker = portal.askers[0]
    asker.do("ask")
    with _locked(portal.database):
        told = asker.do("ask")
    assert (told["kind"], told["attempts"]) == ("server_failed", 2)
    # Two answers at once, a pause of 0.6 s at most, and half a second for the lock.
    assert told["seconds"] < 3
    assert asker.do("row")["failures"] == 1
    asker.do("ask")
    assert asker.do("row")["failures"] == 2


@contextmanager
def _locked(database: str) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    if database.startswith("sqlite"):
        writer = sqlite3.connect(database.removeprefix("sqlite:///"))
        writer.execute("BEGIN IMMEDIATE")
        yield
        writer.rollback()
        writer.close()
        return
    with psycopg.connect(database) as other:
        other.execute("SELECT 1 FROM gateway_upstream FOR UPDATE")
        yield
