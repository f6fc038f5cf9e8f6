"""SourceHub's error envelope, `{"error": {"code", "description", …, "status_code"}}`.

Its codes are from SourceHub's public pages; "not found" comes as BAD_REQUEST_ERROR.
"""

import re
from typing import Any

import msgspec

from sourcehub_portal.gateway.errors import (
    AccessDenied,
    AuthRejected,
    BadRequest,
    NotFound,
    NothingFound,
    RateLimited,
    ServerFailed,
    UnexpectedShape,
    UpstreamError,
)

from .values import clean, read_count

_BY_CODE: dict[str, type[UpstreamError]] = {
    "AUTHENTICATION_ERROR": AuthRejected,
    "BAD_REQUEST_ERROR": BadRequest,
    "TOO_MANY_REQUESTS": RateLimited,
    "INTERNAL_SERVER_ERROR": ServerFailed,
}
_BY_STATUS: dict[int, type[UpstreamError]] = {
    401: AuthRejected,
    403: AccessDenied,
    404: NotFound,
    429: RateLimited,
}
_THINGS = r"(?:sales )?(?:orders?|customers?|records?|results?|data)"
# The whole of what it says: "Token not found" is another matter.
_NOT_FOUND = re.compile(
    rf"(?:{_THINGS} )?not found\W*|no {_THINGS}(?: (?:was|were))? found(?: for .*)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_any = msgspec.json.Decoder(float_hook=str)


def complaint(
    body: bytes, *, status: int | None = None, retry_after: int | None = None
) -> UpstreamError:
    """What SourceHub complains of in `body`; `said` are its own words, if any.

    The HTTP status decides; where that says nothing (200), the envelope's code does.
    """
    error = _error(body)
    kind = _kind(status) if status else None
    kind = kind or _BY_CODE.get(str(error.get("code"))) or _kind(_status(error))
    kind = kind or UnexpectedShape
    description = error.get("description")
    said = clean(description) if isinstance(description, str) else ""
    if kind is BadRequest and _means_nothing_found(error, status, said):
        kind = NothingFound
    return kind(status=status, retry_after=retry_after, said=said)


def _means_nothing_found(error: dict[str, Any], status: int | None, said: str) -> bool:
    code = error.get("code")
    is_bad_request = code is None or code == "BAD_REQUEST_ERROR"
    is_400 = status in {None, 200, 400}
    return is_400 and is_bad_request and bool(_NOT_FOUND.fullmatch(said))


def _kind(status: int) -> type[UpstreamError] | None:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if 400 <= status < 500:
        return BadRequest
    return ServerFailed if 500 <= status < 600 else None


def _status(error: dict[str, Any]) -> int:
    return read_count(error.get("status_code")) or 0


def _error(body: bytes) -> dict[str, Any]:
    """The envelope's content; nothing when the body is none (a proxy's HTML page)."""
    try:
        envelope = _any.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    error = envelope.get("error") if isinstance(envelope, dict) else None
    return error if isinstance(error, dict) else {}
