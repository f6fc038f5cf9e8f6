"""What can go wrong between the portal and SourceHub: one family, by meaning.

Every message is one plain sentence or two for the person in front of the page: what
happened, and what to do. None shows the key, or more than a phone's last two digits.
"""

from typing import ClassVar

from .redaction import quotable

ALWAYS = 1_000_000


class UpstreamError(Exception):
    """SourceHub could not be asked, or its answer could not be used.

    `status` is the HTTP status, when one came. `attempts` and `seconds` say what was
    spent on it, waits included; the transport fills them in. `retry_after` is what
    SourceHub asked us to wait, in whole seconds. `said` are SourceHub's own words, as
    they came: not fit to be shown before `quote` made them part of the message.
    `ill` means that SourceHub, or the way to it, is down: several in a row open the
    breaker.
    """

    kind: ClassVar[str] = "upstream"
    retries: ClassVar[int] = 0
    ill: ClassVar[bool] = False
    sentence: ClassVar[str] = "SourceHub could not be asked. Try again in a minute."

    def __init__(
        self,
        message: str = "",
        *,
        status: int | None = None,
        retry_after: int | None = None,
        said: str = "",
    ) -> None:
        self.message = message or self.sentence
        super().__init__(self.message)
        self.status = status
        self.retry_after = retry_after
        self.said = said
        self.attempts = 0
        self.seconds = 0.0

    @property
    def retryable(self) -> bool:
        """Whether asking again, unchanged, may help."""
        return self.retries > 0

    def quote(self, *, key: str) -> None:
        """Adds what SourceHub said to the message: without `key`, masked, and cut.

        Plain text, to be escaped where it is shown. Only who knows the key may quote,
        for SourceHub may have repeated it.
        """
        if words := quotable(self.said, key=key):
            self.message = f"{self.message} SourceHub says: “{words}”"
            self.args = (self.message,)
        self.said = ""


class Misconfigured(UpstreamError):
    """The address or the key in the settings cannot be right."""

    kind = "misconfigured"
    sentence = "The portal's settings for SourceHub are not right."


class NotConfigured(Misconfigured):
    """There is no address, or no key, in the settings."""

    kind = "not_configured"
    sentence = (
        "The portal does not know its SourceHub yet:"
        " set SOURCEHUB_API_URL and SOURCEHUB_API_KEY."
    )


class ConnectFailed(UpstreamError):
    """The name does not resolve, or nobody accepts a connection there."""

    kind = "connect_failed"
    retries = ALWAYS
    ill = True
    sentence = (
        "SourceHub could not be reached. Try again in a minute;"
        " if it goes on, have the network and the API's address checked."
    )


class TlsFailed(UpstreamError):
    """The certificate is not valid, so nothing was sent."""

    kind = "tls_failed"
    sentence = (
        "The connection to SourceHub is not secure, so nothing was sent."
        " Have the API's address and its certificate checked."
    )


class DeadlineExceeded(UpstreamError):
    """No complete answer within the time that was given."""

    kind = "deadline_exceeded"
    ill = True
    sentence = "SourceHub did not answer in time. Try again in a minute."


class NeverSent(DeadlineExceeded):
    """The time was over before the request could be sent, which tells nothing of
    SourceHub's state: all connections were taken, or earlier pages took the time."""

    ill = False
    sentence = (
        "There was no time left to ask SourceHub, so slow were the questions before"
        " this one. Try again in a minute."
    )


class BreakerOpen(UpstreamError):
    """SourceHub failed too often in a row: nothing was sent, to spare both sides."""

    kind = "breaker_open"
    sentence = (
        "SourceHub failed several times in a row and is left alone for a while."
        " Try again in a minute."
    )


class RedirectRefused(UpstreamError):
    """A 3xx: never followed, for the key would go along."""

    kind = "redirect_refused"
    sentence = (
        "SourceHub's address sent us elsewhere, which is refused"
        " for the key's sake. Have SOURCEHUB_API_URL checked."
    )


class ConnectionLost(UpstreamError):
    """The connection ended before the answer did."""

    kind = "connection_lost"
    retries = ALWAYS
    ill = True
    sentence = "The connection to SourceHub broke off. Try again in a minute."


class ProtocolBroken(UpstreamError):
    """What came is not HTTP as it should be."""

    kind = "protocol_broken"
    sentence = (
        "What answers at SourceHub's address does not speak HTTP properly."
        " Have SOURCEHUB_API_URL checked."
    )


class TooLarge(UpstreamError):
    """The answer is larger than any answer should be; the rest was not read."""

    kind = "too_large"
    sentence = "SourceHub's answer was too large and was not read to its end."


class BadEncoding(UpstreamError):
    """Compressed in a way we did not ask for, broken, or not UTF-8."""

    kind = "bad_encoding"
    sentence = "SourceHub's answer was garbled. Try again in a minute."


class NotJson(UpstreamError):
    """A 2xx whose body is no JSON that could be SourceHub's."""

    kind = "not_json"
    retries = 1
    sentence = (
        "SourceHub answered with something other than data. Try again in a minute."
    )


class UnexpectedShape(UpstreamError):
    """JSON, but not in the documented shape."""

    kind = "unexpected_shape"
    sentence = (
        "SourceHub's answer is not in the documented shape, so it was not used."
        " If it goes on, its API may have changed."
    )


class AuthRejected(UpstreamError):
    """401: the key was not accepted."""

    kind = "auth_rejected"
    sentence = (
        "SourceHub does not accept our key: it may be of the other mode"
        " (test or live), expired, or pasted with white space."
        " Make a new one in SourceHub under Settings, API."
    )


class AccessDenied(UpstreamError):
    """403: the key is known, but may not see this."""

    kind = "access_denied"
    sentence = (
        "SourceHub knows our key but does not let it see this."
        " Have the key's rights checked in SourceHub."
    )


class BadRequest(UpstreamError):
    """400 and its like. SourceHub says "not found" with 400, too."""

    kind = "bad_request"
    sentence = "SourceHub did not accept the question as it was put."


class NothingFound(BadRequest):
    """400 with "not found" in its words: there is nothing of what was asked for."""


class NotFound(UpstreamError):
    """404: there is no such address."""

    kind = "not_found"
    sentence = "SourceHub has nothing at this address. Have SOURCEHUB_API_URL checked."


class RateLimited(UpstreamError):
    """429: asked too often."""

    kind = "rate_limited"
    retries = ALWAYS
    sentence = "SourceHub is being asked too often. Try again in a few minutes."


class ServerFailed(UpstreamError):
    """5xx: SourceHub has a fault of its own."""

    kind = "server_failed"
    retries = ALWAYS
    ill = True
    sentence = "SourceHub has a fault of its own. Try again in a minute."


class PaginationStuck(UpstreamError):
    """`skip` is ignored: the same rows come again, whatever is asked for."""

    kind = "pagination_stuck"
    sentence = (
        "SourceHub returns the same rows whatever page is asked for,"
        " so its list cannot be read to the end."
    )
