"""Faults that send the client elsewhere, with the key if it follows."""

import socket

from sourcehub_portal.sandbox.answer import HTML, Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, WIRE, Exchange
from sourcehub_portal.sandbox.faults.sizes import pour

_ELSEWHERE = "http://testwebservices.sourcehub.in/login"


@ANSWER.fault("redirect", row=8)
def redirect(_: Answer, __: Exchange) -> Answer:
    """Every request is redirected to another host."""
    return _redirected(_ELSEWHERE)


@ANSWER.fault("redirect-to-port", row=8)
def redirect_to_port(_: Answer, exchange: Exchange) -> Answer:
    """Every request is redirected to another port, which counts what it receives."""
    return _redirected(exchange.elsewhere + exchange.path)


@WIRE.fault("endless-redirect", row=9)
def endless_redirect(wire: socket.socket, _: Answer) -> None:
    """Every request is redirected to another host, with a body that never ends."""
    wire.sendall(_redirected(_ELSEWHERE).endless_head)
    while True:
        pour(wire)


def _redirected(address: str) -> Answer:
    return Answer(302, b"", content_type=HTML, headers=(("Location", address),))
