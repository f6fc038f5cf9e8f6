"""Faults of how an answer is sent. The connection is closed behind each of them."""

import socket
import struct
import time

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.layers import WIRE

_SECONDS_A_BYTE = 0.05


@WIRE.fault("hang")
def hang(wire: socket.socket, _: Answer) -> None:
    """No answer comes until the client leaves."""
    while wire.recv(4096):
        pass


@WIRE.fault("drip")
def drip(wire: socket.socket, answer: Answer) -> None:
    """The body comes a byte at a time, twenty a second."""
    wire.sendall(answer.head)
    for place in range(len(answer.body)):
        wire.sendall(answer.body[place : place + 1])
        time.sleep(_SECONDS_A_BYTE)


@WIRE.fault("reset")
def reset(wire: socket.socket, answer: Answer) -> None:
    """The connection is reset in the middle of the body."""
    wire.sendall(answer.head + answer.body[: len(answer.body) // 2])
    # Closing with no time to linger sends a reset instead of an orderly end.
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()
