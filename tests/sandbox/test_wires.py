"""Faults of how an answer is sent, seen byte by byte."""

import re
import time

import pytest
import requests

from tests.sandbox.conftest import Ask
from tests.sandbox.wire import connected, head, raw
from tests.sandbox_process import SandboxProcess


def test_slow_takes_two_seconds(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["slow"])
    began = time.monotonic()
    assert ask("customers").status_code == 200
    assert time.monotonic() - began >= 2


def test_hang_never_answers(sandbox: SandboxProcess, ask: Ask) -> None:
    sandbox.control(names=["hang"])
    with pytest.raises(requests.ReadTimeout):
        ask("customers", timeout=0.3)


@pytest.mark.parametrize(
    ("name", "whole"), [("drip-headers", 0), ("drip", 1), ("drip-chunks", 1)]
)
def test_a_drip_brings_twenty_bytes_a_second(
    sandbox: SandboxProcess, name: str, whole: int
) -> None:
    """`whole`: whether the headers come at once."""
    sandbox.control(names=[name])
    with connected(sandbox) as wire:
        if whole:
            head(wire)
        began = time.monotonic()
        pieces = [wire.recv(4096) for _ in range(6)]
    assert max(len(piece) for piece in pieces[1:]) <= len(b"1\r\n{\r\n") * 2
    assert time.monotonic() - began > 0.15


def test_the_drip_s_bytes_make_up_the_answer(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["drip-chunks", "empty-rows", "no-pagination"])
    assert (
        raw(sandbox)
        .replace(b"1\r\n", b"")
        .replace(b"\r\n", b"")
        .endswith(b'{"data":{"customers":[]}}0')
    )


def test_closes_early_says_nothing(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["closes-early"])
    assert raw(sandbox) == b""


def test_reset_breaks_the_connection(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["reset"])
    with pytest.raises(ConnectionResetError):
        raw(sandbox)


def test_short_length_announces_twice_what_comes(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["short-length"])
    top, _, body = raw(sandbox).partition(b"\r\n\r\n")
    announced = re.search(rb"Content-Length: (\d+)", top)
    assert announced
    assert len(body) == int(announced[1]) // 2


def test_a_broken_chunk_has_no_size(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["broken-chunk"])
    content = raw(sandbox)
    assert b"Transfer-Encoding: chunked" in content
    assert content.endswith(b"\r\nno size\r\n")


def test_a_bad_status_line_has_no_status(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["bad-status-line"])
    assert raw(sandbox).startswith(b"HTTP/1.1 fine OK\r\n")


def test_many_headers_are_more_than_two_hundred(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["many-headers"])
    with connected(sandbox) as wire:
        assert head(wire).count(b"\r\n") > 200


def test_a_long_header_has_seventy_thousand_letters(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["long-header"])
    with connected(sandbox) as wire:
        assert max(map(len, head(wire).split(b"\r\n"))) > 70_000


def test_declared_too_large_announces_and_sends_nothing(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["declared-too-large"])
    with connected(sandbox) as wire:
        assert b"Content-Length: 300000000\r\n" in head(wire)
        wire.settimeout(0.3)
        with pytest.raises(TimeoutError):
            wire.recv(1)


def test_a_flood_is_300_mebibytes_that_no_header_announces(
    sandbox: SandboxProcess,
) -> None:
    sandbox.control(names=["flood"])
    size = 0
    with connected(sandbox) as wire:
        assert b"Content-Length" not in head(wire)
        while piece := wire.recv(2**20):
            size += len(piece)
    assert size >= 300 * 2**20


def test_an_endless_redirect_goes_on(sandbox: SandboxProcess) -> None:
    sandbox.control(names=["endless-redirect"])
    with connected(sandbox) as wire:
        top = head(wire)
        assert top.startswith(b"HTTP/1.1 302 ")
        assert b"Location: http://testwebservices." in top
        size = 0
        while size < 20 * 2**20:
            piece = wire.recv(2**20)
            assert piece
            size += len(piece)
