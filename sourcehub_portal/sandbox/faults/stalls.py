"""Faults of time: an answer that comes late, by the byte, or never."""

import socket
import time

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, WIRE, Exchange

_SECONDS_A_BYTE = 0.05


@WIRE.fault("hang", row=5)
def hang(wire: socket.socket, _: Answer) -> None:
    """No answer comes until the client leaves."""
    while wire.recv(4096):
        pass


@WIRE.fault("drip-headers", row=6)
def drip_headers(wire: socket.socket, answer: Answer) -> None:
    """The headers come a byte at a time, twenty a second."""
    _drip(wire, answer.head)
    wire.sendall(answer.body)


@WIRE.fault("drip", row=7)
def drip(wire: socket.socket, answer: Answer) -> None:
    """The body comes a byte at a time, twenty a second."""
    wire.sendall(answer.head)
    _drip(wire, answer.body)


@WIRE.fault("drip-chunks", row=7)
def drip_chunks(wire: socket.socket, answer: Answer) -> None:
    """The body comes in chunks of one byte, twenty a second."""
    wire.sendall(answer.chunked_head)
    for place in range(len(answer.body)):
        wire.sendall(b"1\r\n" + answer.body[place : place + 1] + b"\r\n")
        time.sleep(_SECONDS_A_BYTE)
    wire.sendall(b"0\r\n\r\n")


@ANSWER.fault("slow", row=42)
def slow(answer: Answer, _: Exchange) -> Answer:
    """Every answer takes two seconds."""
    time.sleep(2)
    return answer


def _drip(wire: socket.socket, content: bytes) -> None:
    for place in range(len(content)):
        wire.sendall(content[place : place + 1])
        time.sleep(_SECONDS_A_BYTE)
