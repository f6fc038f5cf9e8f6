"""Faults of encoding: bytes that are not what the headers, or JSON, make of them."""

import gzip
from codecs import BOM_UTF8
from dataclasses import replace

from sourcehub_portal.sandbox.answer import HTML, Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, Exchange

_GZIP_HEAD = 10


@ANSWER.fault("unknown-encoding", row=14)
def unknown_encoding(answer: Answer, _: Exchange) -> Answer:
    """The headers name a content encoding that does not exist."""
    return _encoded(answer, "rot13", answer.body)


@ANSWER.fault("broken-gzip", row=14)
def broken_gzip(answer: Answer, _: Exchange) -> Answer:
    """The body begins as gzip and goes on as garbage."""
    # 0xff begins a block of a kind that does not exist.
    garbage = b"\xff" * len(answer.body)
    return _encoded(answer, "gzip", gzip.compress(b"")[:_GZIP_HEAD] + garbage)


@ANSWER.fault("json-as-html", row=16)
def json_as_html(answer: Answer, _: Exchange) -> Answer:
    """The JSON is as usual, and called HTML by its header."""
    return replace(answer, content_type=HTML)


@ANSWER.fault("byte-order-mark", row=16)
def byte_order_mark(answer: Answer, _: Exchange) -> Answer:
    """A byte-order mark stands before the JSON."""
    return replace(answer, body=BOM_UTF8 + answer.body)


@ANSWER.fault("bad-utf8", row=17)
def bad_utf8(answer: Answer, _: Exchange) -> Answer:
    """The first text in the body is not valid UTF-8."""
    return replace(answer, body=answer.body.replace(b':"', b':"\xff\xc3(', 1))


def _encoded(answer: Answer, name: str, body: bytes) -> Answer:
    headers = (*answer.headers, ("Content-Encoding", name))
    return replace(answer, body=body, headers=headers)
