"""Faults of the door: what happens before a request can be sent."""

from dataclasses import replace

from sourcehub_portal.sandbox.faults.certificate import unknown_to_everyone
from sourcehub_portal.sandbox.faults.door import Door
from sourcehub_portal.sandbox.faults.layers import DOOR

NOWHERE = "https://sourcehub.invalid/api"


@DOOR.fault("refused", row=1)
def refused(door: Door) -> Door:
    """Every connection is refused."""
    return replace(door, listens=False)


@DOOR.fault(
    "no-such-name",
    row=2,
    sentence=f"The name does not resolve: set SOURCEHUB_API_URL={NOWHERE}.",
)
def no_such_name(door: Door) -> Door:
    """On loopback no name is asked for: the client has to be given one."""
    return replace(door, url=NOWHERE)


@DOOR.fault("goes-nowhere", row=3)
def goes_nowhere(door: Door) -> Door:
    """Connecting takes for ever: it is neither accepted nor refused."""
    return replace(door, accepts=False)


@DOOR.fault(
    "bad-certificate",
    row=4,
    sentence="It speaks TLS with a certificate nobody vouches for: call it by https.",
)
def bad_certificate(door: Door) -> Door:
    """Raises ApiError (400) where no certificate can be made."""
    url = door.url.replace("http:", "https:")
    return replace(door, url=url, tls=unknown_to_everyone())
