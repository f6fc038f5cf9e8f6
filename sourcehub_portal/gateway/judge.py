"""Judges an answer: pure functions of status, headers and body."""

from collections.abc import Mapping

from .errors import BadEncoding, RedirectRefused, TooLarge, UpstreamError
from .parsing import complaint

_UNPACKABLE = {"", "identity", "gzip", "x-gzip"}
LONGEST_WAIT = 3600


def succeeded(status: int) -> bool:
    """Whether `status` promises data."""
    return 200 <= status < 300


def judge_head(
    status: int, headers: Mapping[str, str], *, cap: int
) -> UpstreamError | None:
    """Why the body must not be read, if so: decided before a byte of it is."""
    if 300 <= status < 400:
        return RedirectRefused(status=status)
    if headers.get("Content-Encoding", "").strip().lower() not in _UNPACKABLE:
        return BadEncoding(status=status)
    length = _whole_number(headers.get("Content-Length", ""))
    if succeeded(status) and length is not None and length > cap:
        return TooLarge(status=status)
    return None


def judge(
    status: int, headers: Mapping[str, str], body: bytes
) -> UpstreamError | bytes:
    """The body, if the status promises data, and else what the answer means."""
    if succeeded(status):
        return body
    return complaint(
        body, status=status, retry_after=retry_after(headers.get("Retry-After", ""))
    )


def retry_after(text: str) -> int | None:
    """The seconds of a Retry-After, at most an hour.

    Anything but a whole number of seconds ("abc", "-5", "1.5", a date) is ignored.
    """
    seconds = _whole_number(text)
    return None if seconds is None else min(seconds, LONGEST_WAIT)


def _whole_number(text: str) -> int | None:
    text = text.strip()
    # Cut: int() refuses more digits than it likes, and 19 are beyond any cap.
    return int(text[:19]) if text.isascii() and text.isdigit() else None
