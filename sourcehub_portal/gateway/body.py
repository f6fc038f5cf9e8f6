"""Reads an answer's body, and never more of it than allowed."""

import http.client
from typing import Protocol

import structlog
import urllib3

from .blame import blame, cause
from .errors import TooLarge, UpstreamError

log = structlog.get_logger(__name__)

_PIECE = 64 * 1024


class Body(Protocol):
    """What is needed of urllib3's response."""

    def read(self, amt: int, *, decode_content: bool) -> bytes:
        """At most `amt` bytes of the body, unpacked; none at its end."""


def read_body(body: Body, *, cap: int) -> bytes:
    """The whole body, unpacked.

    Raises TooLarge as soon as it is longer than `cap` bytes, and what else may befall.
    """
    content, complete = _read(body, cap=cap)
    if not complete:
        raise TooLarge
    return content


def read_error_body(body: Body, *, cap: int) -> bytes:
    """What can be had of an error's body, up to `cap` bytes: its status says enough."""
    try:
        return _read(body, cap=cap)[0][:cap]
    except UpstreamError as error:
        log.info("sourcehub_error_body_unread", kind=error.kind)
        return b""


def _read(body: Body, *, cap: int) -> tuple[bytes, bool]:
    content = bytearray()
    try:
        while piece := body.read(_PIECE, decode_content=True):
            content += piece
            if len(content) > cap:
                return bytes(content), False
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
        raise blame(error) from cause(error)
    return bytes(content), True
