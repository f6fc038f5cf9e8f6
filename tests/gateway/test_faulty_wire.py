"""What the network may do, done by a real server on loopback."""

import gzip
import socket
import struct
import threading
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from sourcehub_portal.gateway.client import SourceHub
from sourcehub_portal.gateway.configuration import Endpoint
from sourcehub_portal.gateway.errors import (
    BadEncoding,
    ConnectFailed,
    ConnectionLost,
    DeadlineExceeded,
    NotJson,
    ProtocolBroken,
    RedirectRefused,
    ServerFailed,
    TlsFailed,
    TooLarge,
    UpstreamError,
)
from sourcehub_portal.gateway.limits import CONNECTIONS

from .asking import KEY, listing
from .conftest import QUICK
from .wire import (
    HEAD,
    Script,
    Wire,
    answering,
    closing,
    dripping,
    read_head,
    sending,
    serving,
    silent,
)

BODY = listing("customers", [{"id": 9}])
TOTAL = 0.4
# A busy machine may be late. What is tried here would last for ever, or minutes.
SLACK = 1.5
IMPATIENT = replace(QUICK, total=TOTAL, attempts=2)
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def _client(wire: Wire) -> SourceHub:
    return SourceHub(Endpoint(url=wire.url, key=KEY), limits=IMPATIENT)


def _ask(wire: Wire) -> int:
    return _client(wire).customers(count=1, skip=0).received


def _failure(script: Script) -> tuple[UpstreamError, int]:
    """The error of asking a server that runs `script`, and the connections it took."""
    with serving(script) as wire, pytest.raises(UpstreamError) as caught:
        _ask(wire)
    return caught.value, wire.accepted


def _seconds(ask: Callable[[], object]) -> float:
    began = time.monotonic()
    ask()
    return time.monotonic() - began


def test_a_good_answer_is_read() -> None:
    with serving(answering(BODY)) as wire:
        assert _ask(wire) == 1


def test_a_chunked_and_zipped_answer_is_read() -> None:
    packed = gzip.compress(BODY)
    chunk = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    head = CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    with serving(sending(head + chunk)) as wire:
        assert _ask(wire) == 1


def test_a_connection_is_used_again() -> None:
    def script(connection: socket.socket) -> None:
        answering(BODY)(connection)
        while read_head(connection):
            answering(BODY)(connection)

    with serving(script) as wire:
        client = _client(wire)
        for _ in range(3):
            client.customers(count=1, skip=0)
    assert wire.accepted == 1


def test_a_refused_connection_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = Wire(port=listener.getsockname()[1])
    with pytest.raises(ConnectFailed) as caught:
        _ask(wire)
    assert caught.value.attempts == 2


def test_a_name_that_does_not_resolve_is_a_failed_connection() -> None:
    endpoint = Endpoint(url="https://sourcehub.invalid/api", key=KEY)
    with pytest.raises(ConnectFailed):
        SourceHub(endpoint, limits=IMPATIENT).customers(count=1, skip=0)


def test_a_server_without_tls_is_not_trusted() -> None:
    with serving(answering(BODY), listening=False) as wire:
        endpoint = Endpoint(url=wire.url.replace("http:", "https:"), key=KEY)
        client = SourceHub(endpoint, limits=IMPATIENT)
        with pytest.raises(TlsFailed) as caught:
            client.customers(count=1, skip=0)
    assert caught.value.attempts == 1


def test_a_tls_handshake_comes_under_the_deadline() -> None:
    with serving(silent, listening=False) as wire:
        endpoint = Endpoint(url=wire.url.replace("http:", "https:"), key=KEY)
        client = SourceHub(endpoint, limits=IMPATIENT)
        with pytest.raises(DeadlineExceeded) as caught:
            client.customers(count=1, skip=0)
    assert caught.value.seconds < TOTAL + SLACK


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silent, id="no answer"),
        pytest.param(dripping(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"), id="headers drip"),
        pytest.param(dripping(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"), id="more headers"),
        pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="continue"),
        pytest.param(
            dripping(HEAD + b"Content-Length: 9999\r\n\r\n", b" "), id="body drips"
        ),
        pytest.param(dripping(CHUNKED, b"1\r\n \r\n"), id="chunks drip"),
        pytest.param(dripping(CHUNKED, b"0"), id="a chunk's size drips"),
    ],
)
def test_no_answer_takes_longer_than_the_deadline(script: Script) -> None:
    with serving(script) as wire:

        def ask() -> None:
            with pytest.raises(DeadlineExceeded):
                _ask(wire)

        assert TOTAL - 0.05 < _seconds(ask) < TOTAL + SLACK
    assert wire.accepted == 1


def test_the_longest_silence_ends_a_request_before_its_deadline() -> None:
    limits = replace(QUICK, read=0.2, total=5)
    with serving(silent) as wire:
        client = SourceHub(Endpoint(url=wire.url, key=KEY), limits=limits)
        with pytest.raises(DeadlineExceeded) as caught:
            client.customers(count=1, skip=0)
    assert caught.value.seconds < 0.5


def test_retries_and_waits_come_under_the_deadline() -> None:
    def script(connection: socket.socket) -> None:
        time.sleep(TOTAL * 0.6)
        sending(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")(connection)

    with serving(script) as wire:

        def ask() -> None:
            with pytest.raises(DeadlineExceeded):
                _ask(wire)

        assert _seconds(ask) < TOTAL + SLACK
    assert wire.accepted == 2


def test_waiting_for_a_free_connection_comes_under_the_deadline() -> None:
    patient = replace(QUICK, total=1.5, read=1.5)
    with serving(silent) as wire:
        slow = SourceHub(Endpoint(url=wire.url, key=KEY), limits=patient)

        def occupy() -> None:
            with pytest.raises(DeadlineExceeded):
                slow.customers(count=1, skip=0)

        threads = [threading.Thread(target=occupy) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        while wire.accepted < CONNECTIONS:
            time.sleep(0.01)
        occupied = wire.accepted
        with pytest.raises(DeadlineExceeded):
            _ask(wire)
        assert wire.accepted == occupied
        for thread in threads:
            thread.join()


def test_a_redirect_is_refused_and_the_other_host_receives_nothing() -> None:
    with serving(answering(BODY)) as elsewhere:
        head = f"HTTP/1.1 302 Found\r\nLocation: {elsewhere.url}\r\n".encode()
        error, connections = _failure(answering(b"", head=head))
        assert isinstance(error, RedirectRefused)
        assert (error.status, connections) == (302, 1)
    assert elsewhere.accepted == 0


def test_a_redirect_with_an_endless_body_is_refused_at_once() -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"
    error, _ = _failure(dripping(head, b"x" * 10_000, every=0.001))
    assert isinstance(error, RedirectRefused)
    assert error.seconds < SLACK


def _reset(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 9999\r\n\r\n{")
    linger = struct.pack("ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(closing, id="closes before the status line"),
        pytest.param(_reset, id="resets in mid-body"),
        pytest.param(sending(HEAD + b"Content-Length: 9\r\n\r\n{}"), id="short"),
        pytest.param(sending(CHUNKED + b"zz\r\n{}"), id="broken chunk"),
        pytest.param(sending(CHUNKED + b"9\r\n{}"), id="cut chunk"),
    ],
)
def test_a_connection_that_breaks_off_is_tried_again(script: Script) -> None:
    error, connections = _failure(script)
    assert isinstance(error, ConnectionLost)
    assert connections == 2


def test_json_cut_by_a_closed_connection_is_asked_for_once_more() -> None:
    error, connections = _failure(sending(HEAD + b"\r\n" + BODY[:-4]))
    assert isinstance(error, NotJson)
    assert connections == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="bad status"),
        pytest.param(HEAD + b"X-A: b\r\n" * 200 + b"\r\n", id="200 headers"),
        pytest.param(HEAD + b"X-A: " + b"b" * 70_000 + b"\r\n\r\n", id="long header"),
        pytest.param(HEAD + b"Content-Length: 1, 2\r\n\r\n{}", id="two lengths"),
    ],
)
def test_what_is_no_proper_http_is_not_tried_again(content: bytes) -> None:
    error, connections = _failure(sending(content))
    assert isinstance(error, ProtocolBroken)
    assert connections == 1


def test_a_content_length_above_the_cap_is_refused_unread() -> None:
    head = HEAD + b"Content-Length: 8388609\r\n\r\n"
    error, connections = _failure(sending(head))
    assert isinstance(error, TooLarge)
    assert connections == 1


def _flood(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"\r\n")
    piece = b" " * 1_000_000
    for _ in range(300):
        connection.sendall(piece)


def test_300_megabytes_are_read_up_to_the_cap_only() -> None:
    assert _growth(_flood) < 40_000_000


def test_a_gzip_bomb_is_unpacked_up_to_the_cap_only() -> None:
    packed = gzip.compress(bytes(128 * 1024 * 1024), compresslevel=1)
    head = HEAD + b"Content-Encoding: gzip\r\n"
    assert _growth(answering(packed, head=head)) < 40_000_000


def _growth(script: Script) -> int:
    """The most memory that refusing the answer of `script` took, in bytes."""
    limits = replace(QUICK, total=10, read=5)
    with serving(script) as wire:
        client = SourceHub(Endpoint(url=wire.url, key=KEY), limits=limits)
        tracemalloc.start()
        with pytest.raises(TooLarge):
            client.customers(count=1, skip=0)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


@pytest.mark.parametrize("encoding", [b"br", b"zstd", b"gzip, gzip", b"rot13"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: bytes) -> None:
    head = HEAD + b"Content-Encoding: " + encoding + b"\r\n"
    error, connections = _failure(answering(BODY, head=head))
    assert isinstance(error, BadEncoding)
    assert connections == 1


def test_a_broken_encoding_is_refused() -> None:
    head = HEAD + b"Content-Encoding: gzip\r\n"
    error, _ = _failure(answering(BODY, head=head))
    assert isinstance(error, BadEncoding)


def test_an_error_is_known_by_its_status_even_if_its_body_breaks_off() -> None:
    head = b"HTTP/1.1 500 Oh\r\nContent-Length: 9999\r\n\r\n{"
    error, _ = _failure(sending(head))
    assert isinstance(error, ServerFailed)


def test_an_error_s_body_is_read_up_to_its_cap_only() -> None:
    head = b"HTTP/1.1 400 No\r\n\r\n"
    error, _ = _failure(dripping(head, b"x" * 70_000, every=0.001))
    assert error.status == 400
    assert error.seconds < SLACK
