"""Faults of what is said: the status, the headers and the bytes of the body."""

import time
from dataclasses import replace

from sourcehub_portal.sandbox.answer import HTML, Answer
from sourcehub_portal.sandbox.faults.layers import ANSWER, Exchange

_ELSEWHERE = "http://testwebservices.sourcehub.in/login"
_OVER_THE_CAP = 9 * 1024 * 1024
_LEVELS = 100_000
_PAGE = b"<!doctype html><title>SourceHub</title><h1>Down for maintenance</h1>"
_WARNING = b"<br />\n<b>Warning</b>: Undefined array key in <b>index.php</b><br />\n"


@ANSWER.fault("slow")
def slow(answer: Answer, _: Exchange) -> Answer:
    """Every answer takes two seconds."""
    time.sleep(2)
    return answer


@ANSWER.fault("html")
def html(_: Answer, __: Exchange) -> Answer:
    """An HTML page comes with status 200."""
    return Answer(200, _PAGE, content_type=HTML)


@ANSWER.fault("empty")
def empty(_: Answer, __: Exchange) -> Answer:
    """An empty body comes with status 200."""
    return Answer(200, b"")


@ANSWER.fault("php-warning")
def php_warning(answer: Answer, _: Exchange) -> Answer:
    """A PHP warning stands before the JSON."""
    return replace(answer, body=_WARNING + answer.body, content_type=HTML)


@ANSWER.fault("redirect")
def redirect(_: Answer, __: Exchange) -> Answer:
    """Every request is redirected to another host."""
    return Answer(302, b"", content_type=HTML, headers=(("Location", _ELSEWHERE),))


@ANSWER.fault("truncated")
def truncated(answer: Answer, _: Exchange) -> Answer:
    """The JSON breaks off in the middle and the connection is closed."""
    return replace(answer, body=answer.body[: len(answer.body) // 2], keeps_alive=False)


@ANSWER.fault("too-large")
def too_large(answer: Answer, _: Exchange) -> Answer:
    """The body has nine mebibytes and says so."""
    return replace(answer, body=answer.body.ljust(_OVER_THE_CAP))


@ANSWER.fault("bad-utf8")
def bad_utf8(answer: Answer, _: Exchange) -> Answer:
    """The first text in the body is not valid UTF-8."""
    return replace(answer, body=answer.body.replace(b':"', b':"\xff\xc3(', 1))


@ANSWER.fault("deep-json")
def deep_json(answer: Answer, _: Exchange) -> Answer:
    """The JSON is a hundred thousand levels deep."""
    body = b'{"data":' + b"[" * _LEVELS + b"]" * _LEVELS + b"}"
    return replace(answer, body=body)
