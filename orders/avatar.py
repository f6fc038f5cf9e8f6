"""A sales agent's picture: of hosts that the company trusts, and of no others."""

from urllib.parse import urlsplit

from django.conf import settings

HTTPS = 443


def picture_of(address: str) -> str:
    """The address as a browser may be told it, "" where it is not to be fetched: it is
    an https address, at its usual port and without a sign-in, of a host of
    PORTAL_AVATAR_HOSTS."""
    try:
        parts = urlsplit(address)
        usual = parts.port in {None, HTTPS}
    except ValueError:
        return ""
    if parts.scheme != "https" or "@" in parts.netloc or not usual:
        return ""
    # Browsers and Python read these differently; no proper address has them.
    odd = any(each.isspace() or each == "\\" for each in address)
    return "" if odd or parts.hostname not in settings.PORTAL_AVATAR_HOSTS else address
