"""The errors of requests, urllib3 and the sockets below them, by meaning."""

import ssl
from http.client import IncompleteRead

from urllib3.exceptions import DecodeError

from .errors import (
    BadEncoding,
    ConnectionLost,
    DeadlineExceeded,
    ProtocolBroken,
    TlsFailed,
    UpstreamError,
)


def blame(error: Exception) -> UpstreamError:
    """What `error`, raised while asking or reading, means. Give it `cause(error)`."""
    chain = _chain(error)
    innermost = chain[-1]
    if any(isinstance(link, DecodeError) for link in chain):
        return BadEncoding()
    if isinstance(innermost, ssl.SSLError):
        return _tls(innermost)
    if isinstance(innermost, TimeoutError):
        return DeadlineExceeded()
    if isinstance(innermost, OSError | IncompleteRead):
        return ConnectionLost()
    return ProtocolBroken()


def cause(error: Exception) -> Exception:
    """The failure at the bottom of `error`.

    The wrappers around it hold the whole address, with the phone number, and the
    request, with the key; a traceback or an error reporter would show them. Without its
    frames, for the bytes that were being sent are in them.
    """
    return _chain(error)[-1].with_traceback(None)


def _tls(error: ssl.SSLError) -> UpstreamError:
    """A TLS connection that just ends is lost; anything else is not to be trusted."""
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return ConnectionLost()
    return TlsFailed()


def _chain(error: Exception) -> list[Exception]:
    """`error` and the errors it wraps, outermost first.

    requests and urllib3 keep the error they wrap as an argument, as `reason`, or only
    as the cause.
    """
    chain = [error]
    while True:
        last = chain[-1]
        held = (getattr(last, "reason", None), *last.args, last.__cause__)
        wrapped = next((each for each in held if isinstance(each, Exception)), None)
        if wrapped is None or wrapped in chain:
            return chain
        chain.append(wrapped)
