"""Faults that answer with SourceHub's error envelope."""

from collections.abc import Callable
from dataclasses import replace

from sourcehub_portal.sandbox.answer import Answer, ApiError, bad_request, invalid_key
from sourcehub_portal.sandbox.faults.layers import ANSWER, Exchange

_BROKEN = ApiError(500, "INTERNAL_SERVER_ERROR", "Something went wrong at our end.")
_AWAY = ApiError(503, "INTERNAL_SERVER_ERROR", "Service is temporarily unavailable.")
_BUSY = ApiError(429, "TOO_MANY_REQUESTS", "Too many requests. Try again later.")
_FORBIDDEN = ApiError(403, "FORBIDDEN_ERROR", "This key may not do that.")
# What SourceHub says is shown to people: markup in it must stay text.
_BAD = bad_request("The <b>phone number</b> is not one of ours.")
_MISSING = ApiError(404, "NOT_FOUND_ERROR", "The requested URL was not found.")


def _always(refusal: ApiError) -> Callable[[Answer, Exchange], Answer]:
    def refuse(_: Answer, exchange: Exchange) -> Answer:
        return refusal.answer(exchange.path)

    return refuse


for _name, _refusal in {
    "status-500": _BROKEN,
    "status-503": _AWAY,
    "auth-401": invalid_key(),
    "forbidden-403": _FORBIDDEN,
    "bad-request-400": _BAD,
    "not-found-404": _MISSING,
}.items():
    _sentence = f"Every request is answered {_refusal.status} {_refusal.code}."
    ANSWER.fault(_name, _sentence)(_always(_refusal))


@ANSWER.fault("status-429")
def status_429(_: Answer, exchange: Exchange) -> Answer:
    """Every request is answered 429 with Retry-After: 2."""
    return replace(_BUSY.answer(exchange.path), headers=(("Retry-After", "2"),))


@ANSWER.fault("once-503")
def once_503(answer: Answer, exchange: Exchange) -> Answer:
    """The first request is answered 503, those after it as usual."""
    return _AWAY.answer(exchange.path) if exchange.first("once-503") else answer


@ANSWER.fault("error-envelope-200")
def error_envelope_200(_: Answer, exchange: Exchange) -> Answer:
    """The error envelope comes with status 200."""
    return replace(_BROKEN.answer(exchange.path), status=200)
