"""Where SourceHub is, and the key: out of the settings, judged before anything is sent.

requests would show a key with a line break in it in its error message, so a key is
looked at here first, and no message here shows it.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from .errors import Misconfigured, NotConfigured

_URL = "SOURCEHUB_API_URL"
_KEY = "SOURCEHUB_API_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SourceHub to talk to.

    `url` is the address before `/customers` and `/orders`, without a slash at its end.
    Raises Misconfigured.
    """

    url: str
    key: str = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", self.url.strip().rstrip("/"))
        _check_url(self.url)
        _check_key(self.key)


def configured_endpoint() -> Endpoint:
    """The SourceHub of the settings. Raises NotConfigured or Misconfigured."""
    url = str(getattr(settings, _URL, "") or "")
    key = str(getattr(settings, _KEY, "") or "")
    if not url or not key:
        missing = " and ".join(
            name for name, value in ((_URL, url), (_KEY, key)) if not value
        )
        raise NotConfigured(
            f"The portal does not know its SourceHub yet: {missing} is not set."
        )
    return Endpoint(url=url, key=key)


def settings_trouble() -> str:
    """What is wrong with the settings, in words without the key; "" if nothing."""
    # Asked by every page.
    return _trouble(settings.SOURCEHUB_API_URL, settings.SOURCEHUB_API_KEY)


@lru_cache(8)
def _trouble(_url: str, _key: str) -> str:
    try:
        configured_endpoint()
    except Misconfigured as error:
        return error.message
    return ""


def _check_url(url: str) -> None:
    parts = _split(url)
    if parts.username is not None or parts.password is not None:
        raise Misconfigured(
            f"{_URL} holds a name or a password; the key belongs in {_KEY}."
        )
    if "?" in url or "#" in url:
        raise Misconfigured(f"{_URL} must end before any “?” or “#”.")
    host = parts.hostname
    if not host:
        raise Misconfigured(
            f"{_URL} is no address: it should look like https://host/api."
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise Misconfigured(
            f"{_URL} must begin with https://, or the key could be read on its way"
            " (http:// is for this machine alone)."
        )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError when it is no port
    except ValueError as error:
        raise Misconfigured(f"{_URL} is no address.") from error
    # urlsplit drops line breaks and tabs without a word.
    if any(character.isspace() or not character.isprintable() for character in url):
        raise Misconfigured(f"{_URL} has white space within it.")
    return parts


def _check_key(key: str) -> None:
    if key != key.strip():
        raise Misconfigured(
            f"{_KEY} has white space before or after it (often a line break):"
            " take it away. The key is not shown here."
        )
    if not key.isascii() or not key.isprintable() or " " in key:
        raise Misconfigured(
            f"{_KEY} has characters that no key has: copy it again from SourceHub."
            " The key is not shown here."
        )
    if not key:
        raise NotConfigured


def is_loopback(host: str) -> bool:
    """Whether `host` is this very machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        # A name, not an address: it might lead anywhere.
        return False
