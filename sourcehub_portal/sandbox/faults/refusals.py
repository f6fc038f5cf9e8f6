"""Faults that answer with SourceHub's error envelope."""

from collections.abc import Callable
from dataclasses import replace

from sourcehub_portal.sandbox.answer import Answer, ApiError, bad_request, invalid_key
from sourcehub_portal.sandbox.faults.layers import ANSWER, Exchange

_CODE = "INTERNAL_SERVER_ERROR"
_BROKEN = ApiError(500, _CODE, "Something went wrong at our end.")
_GATEWAY = ApiError(502, _CODE, "Bad gateway.")
_AWAY = ApiError(503, _CODE, "Service is temporarily unavailable.")
_LATE = ApiError(504, _CODE, "Gateway time-out.")
_BUSY = ApiError(429, "TOO_MANY_REQUESTS", "Too many requests. Try again later.")
_FORBIDDEN = ApiError(403, "FORBIDDEN_ERROR", "This key may not do that.")
# What SourceHub says is shown to people: markup in it must stay text.
_BAD = bad_request("The <b>phone number</b> is not one of ours.")
_MISSING = ApiError(404, "NOT_FOUND_ERROR", "The requested URL was not found.")

Refuse = Callable[[Answer, Exchange], Answer]


def _always(refusal: ApiError) -> Refuse:
    def refuse(_: Answer, exchange: Exchange) -> Answer:
        return refusal.answer(exchange.path)

    return refuse


def _once(refusal: ApiError, name: str) -> Refuse:
    def refuse(answer: Answer, exchange: Exchange) -> Answer:
        return refusal.answer(exchange.path) if exchange.first(name) else answer

    return refuse


def _busy(retry_after: str) -> Refuse:
    def refuse(_: Answer, exchange: Exchange) -> Answer:
        headers = (("Retry-After", retry_after),)
        return replace(_BUSY.answer(exchange.path), headers=headers)

    return refuse


@ANSWER.fault("error-envelope-200", row=19)
def error_envelope_200(_: Answer, exchange: Exchange) -> Answer:
    """The error envelope comes with status 200."""
    return replace(_BROKEN.answer(exchange.path), status=200)


for _name, _row, _refusal in (
    ("auth-401", 20, invalid_key()),
    ("forbidden-403", 21, _FORBIDDEN),
    ("bad-request-400", 21, _BAD),
    ("not-found-404", 21, _MISSING),
    ("status-503", 25, _AWAY),
    ("status-500", 25, _BROKEN),
):
    _sentence = f"Every request is answered {_refusal.status} {_refusal.code}."
    ANSWER.fault(_name, row=_row, sentence=_sentence)(_always(_refusal))


@ANSWER.fault("once-429", row=22)
def once_429(answer: Answer, exchange: Exchange) -> Answer:
    """The first request is answered 429 with Retry-After: 2, the others as usual."""
    return _busy("2")(answer, exchange) if exchange.first("once-429") else answer


for _name, _row, _header in (
    ("status-429", 22, "2"),
    ("retry-after-999999", 23, "999999"),
    ("retry-after-abc", 23, "abc"),
    ("retry-after-negative", 23, "-5"),
    ("retry-after-fraction", 23, "1.5"),
):
    _sentence = f"Every request is answered 429 with Retry-After: {_header}."
    ANSWER.fault(_name, row=_row, sentence=_sentence)(_busy(_header))

for _refusal in (_BROKEN, _GATEWAY, _AWAY, _LATE):
    _name = f"once-{_refusal.status}"
    _sentence = f"The first request is answered {_refusal.status}, the others as usual."
    ANSWER.fault(_name, row=24, sentence=_sentence)(_once(_refusal, _name))
