"""How the API's port receives a connection, before a word is exchanged."""

import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """What a client has to call is `url`, where the port is still to be filled in."""

    url: str = "http://127.0.0.1:{port}/api"
    # When not, nothing listens.
    listens: bool = True
    # When not, it listens and never takes a connection up.
    accepts: bool = True
    tls: ssl.SSLContext | None = None
