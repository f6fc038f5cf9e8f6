"""Faults of what is said: a body that is not the JSON that was due."""

import re
from dataclasses import replace

from sourcehub_portal.sandbox.answer import HTML, Answer, of_json
from sourcehub_portal.sandbox.faults.layers import ANSWER, Exchange

_LEVELS = 100_000
_DIGITS = 5_000
_TOTAL = re.compile(rb'"total":\d+')
_PAGE = b"<!doctype html><title>SourceHub</title><h1>Down for maintenance</h1>"
_WARNING = b"<br />\n<b>Warning</b>: Undefined array key in <b>index.php</b><br />\n"


@ANSWER.fault("html", row=15)
def html(_: Answer, __: Exchange) -> Answer:
    """An HTML page comes with status 200."""
    return Answer(200, _PAGE, content_type=HTML)


@ANSWER.fault("empty", row=15)
def empty(_: Answer, __: Exchange) -> Answer:
    """An empty body comes with status 200."""
    return Answer(200, b"")


@ANSWER.fault("no-content-204", row=15)
def no_content_204(_: Answer, __: Exchange) -> Answer:
    """Every request is answered 204, which has no body."""
    return Answer(204, b"")


@ANSWER.fault("php-warning", row=15)
def php_warning(answer: Answer, _: Exchange) -> Answer:
    """A PHP warning stands before the JSON."""
    return replace(answer, body=_WARNING + answer.body, content_type=HTML)


@ANSWER.fault("deep-json", row=18)
def deep_json(answer: Answer, _: Exchange) -> Answer:
    """The JSON is a hundred thousand levels deep."""
    body = b'{"data":' + b"[" * _LEVELS + b"]" * _LEVELS + b"}"
    return replace(answer, body=body)


@ANSWER.fault("nan", row=18)
def nan(answer: Answer, _: Exchange) -> Answer:
    """The total is NaN, which is not JSON."""
    return replace(answer, body=_TOTAL.sub(b'"total":NaN', answer.body))


@ANSWER.fault("long-number", row=18)
def long_number(answer: Answer, _: Exchange) -> Answer:
    """The total is a number of five thousand digits."""
    digits = b'"total":' + b"9" * _DIGITS
    return replace(answer, body=_TOTAL.sub(digits, answer.body))


@ANSWER.fault("data-list", row=26)
def data_list(_: Answer, __: Exchange) -> Answer:
    """All of `data` is an empty list, as PHP writes an empty object."""
    return of_json({"data": []})
