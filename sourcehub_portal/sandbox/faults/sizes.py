"""Faults of size: more than anyone should read."""

import socket
import zlib
from dataclasses import replace
from functools import cache

from sourcehub_portal.sandbox.answer import Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, WIRE, Exchange

_MEBIBYTE = 1024 * 1024
_OVER_THE_CAP = 9 * _MEBIBYTE
_SPACES = b" " * _MEBIBYTE
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"


@ANSWER.fault("too-large", row=13)
def too_large(answer: Answer, _: Exchange) -> Answer:
    """The body has nine mebibytes and says so."""
    return replace(answer, body=answer.body.ljust(_OVER_THE_CAP))


@WIRE.fault("declared-too-large", row=13)
def declared_too_large(wire: socket.socket, answer: Answer) -> None:
    """The headers announce 300 megabytes, of which none comes."""
    wire.sendall(answer.head_announcing(300_000_000))
    while wire.recv(4096):
        pass


@WIRE.fault("flood", row=13)
def flood(wire: socket.socket, answer: Answer) -> None:
    """The body has 300 mebibytes and no header says so."""
    wire.sendall(answer.endless_head + answer.body)
    for _ in range(300):
        pour(wire)


@ANSWER.fault("gzip-bomb", row=13)
def gzip_bomb(answer: Answer, _: Exchange) -> Answer:
    """The body has half a mebibyte of gzip that unpacks to 512."""
    headers = (*answer.headers, ("Content-Encoding", "gzip"))
    return replace(answer, body=_bomb(512), headers=headers)


def pour(wire: socket.socket) -> None:
    """Sends a mebibyte of white space."""
    wire.sendall(_SPACES)


@cache
def _bomb(mebibytes: int) -> bytes:
    """One packed mebibyte repeated: after a full flush, each stands by itself."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(_SPACES) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(mebibytes):
        checksum = zlib.crc32(_SPACES, checksum)
    size = (mebibytes * _MEBIBYTE).to_bytes(4, "little")
    tail = packer.flush() + checksum.to_bytes(4, "little") + size
    return _GZIP_HEAD + block * mebibytes + tail
