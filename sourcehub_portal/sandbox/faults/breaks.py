"""Faults of the connection: it breaks off, or what comes is no proper HTTP."""

import socket
import struct
from dataclasses import replace

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, WIRE, Exchange

_LONG = 70_000


@WIRE.fault("closes-early", row=10)
def closes_early(wire: socket.socket, _: Answer) -> None:
    """The connection is closed before the status line."""
    wire.shutdown(socket.SHUT_RDWR)


@WIRE.fault("reset", row=10)
def reset(wire: socket.socket, answer: Answer) -> None:
    """The connection is reset in the middle of the body."""
    wire.sendall(answer.head + _half(answer))
    # Closing with no time to linger sends a reset instead of an orderly end.
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()


@WIRE.fault("short-length", row=10)
def short_length(wire: socket.socket, answer: Answer) -> None:
    """The connection is closed when half of the announced body has come."""
    wire.sendall(answer.head + _half(answer))


@WIRE.fault("broken-chunk", row=10)
def broken_chunk(wire: socket.socket, answer: Answer) -> None:
    """The body comes in chunks, of which the second has no size."""
    half = _half(answer)
    size = f"{len(half):x}\r\n".encode()
    wire.sendall(answer.chunked_head + size + half + b"\r\nno size\r\n")


@ANSWER.fault("truncated", row=11)
def truncated(answer: Answer, _: Exchange) -> Answer:
    """The JSON breaks off in the middle and the connection is closed."""
    return replace(answer, body=_half(answer), keeps_alive=False)


@WIRE.fault("bad-status-line", row=12)
def bad_status_line(wire: socket.socket, answer: Answer) -> None:
    """The status line has a word in place of the status."""
    status = f" {answer.status} ".encode()
    wire.sendall(answer.head.replace(status, b" fine ", 1) + answer.body)


@ANSWER.fault("many-headers", row=12)
def many_headers(answer: Answer, _: Exchange) -> Answer:
    """The answer has two hundred headers more."""
    more = ((f"X-Header-{number}", "more") for number in range(200))
    return replace(answer, headers=(*answer.headers, *more))


@ANSWER.fault("long-header", row=12)
def long_header(answer: Answer, _: Exchange) -> Answer:
    """One header has seventy thousand letters."""
    long = ("X-Long", "x" * _LONG)
    return replace(answer, headers=(*answer.headers, long))


def _half(answer: Answer) -> bytes:
    return answer.body[: len(answer.body) // 2]
